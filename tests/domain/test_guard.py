"""A public row does not change without an entry in the ledger."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from tests.chains import told
from tests.factories import NOW, document, proposal, published
from tests.following import NGO, asked
from tracker.domain import ledger
from tracker.domain.guard import Untold
from tracker.models import Meeting, Membership, MinutesVersion, Organization, Person, Proposal
from tracker.models.ledger import Told

PEOPLE = [{"name": "علی", "memberships": [{"organization": NGO, "role": "دبیر"}]}]


def changed(session: Session, table: type[SQLModel], **columns: Any) -> None:
    """Change the first row of a table through the session, as a verb would."""
    row = session.exec(select(table)).first()
    assert row is not None
    for column, value in columns.items():
        setattr(row, column, value)
    session.add(row)


@pytest.fixture
def stocked(session: Session) -> Session:
    published(session, document(asked(1), proposal(2), people=PEOPLE, attendance=PEOPLE_THERE))
    return session


PEOPLE_THERE = [{"person": "علی", "organization": NGO}]
WAYS: list[Callable[[Session], None]] = [
    lambda session: changed(session, Meeting, title="دیگر"),
    lambda session: changed(session, Proposal, text="دیگر"),
    lambda session: changed(session, Proposal, public=False),
    lambda session: changed(session, Organization, seats=3),
    lambda session: changed(session, Person, name="دیگری"),
    lambda session: changed(session, Membership, role="رئیس"),
    lambda session: changed(session, MinutesVersion, reason="دیگر"),
    lambda session: session.delete(session.exec(select(Membership)).one()),
]


@pytest.mark.parametrize("change", WAYS)
def test_a_public_row_that_changes_must_be_told(
    stocked: Session, change: Callable[[Session], None]
) -> None:
    change(stocked)
    with pytest.raises(Untold):
        stocked.commit()


@pytest.mark.parametrize("change", WAYS)
def test_a_change_that_is_told_is_committed(
    stocked: Session, change: Callable[[Session], None]
) -> None:
    change(stocked)
    one = [ledger.telling(Told.EVENT, "c", event={})]
    ledger.append(stocked, 1, one, by=None, at=NOW)
    stocked.commit()
    assert told(stocked)[-1] == ("event", "c", {"event": {}})


def test_one_entry_does_not_speak_for_the_next_transaction(stocked: Session) -> None:
    one = [ledger.telling(Told.EVENT, "c", event={})]
    ledger.append(stocked, 1, one, by=None, at=NOW)
    stocked.commit()
    changed(stocked, Meeting, title="دیگر")
    with pytest.raises(Untold):
        stocked.commit()


def test_what_nobody_sees_may_change_untold(session: Session) -> None:
    published(session, document(proposal(1, public=False)))
    changed(session, Proposal, text="دیگر")
    changed(session, Meeting, edits=9, saved_by="کسی")
    session.commit()
