"""What was merged into a proposal still leads there, whatever becomes of the minutes."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from tests.drafting import actor
from tests.factories import (
    DAY,
    NOW,
    Content,
    content,
    document,
    meeting,
    proposal,
    published,
    raw,
    step,
)
from tracker import exchange
from tracker.domain import retraction
from tracker.domain.errors import Refused
from tracker.models import Meeting
from tracker.models.codes import meeting_code, proposal_code
from tracker.models.meetings import MeetingKind

LATER = DAY + timedelta(days=7)
TARGET = proposal_code(meeting_code("QDS", DAY), 1)
SOURCE = proposal_code(meeting_code("QDS", LATER), 1)
CLOSED = MeetingKind.CLOSED.value
MERGED = proposal(1, step("recorded", LATER), step("merged", LATER, target=TARGET))


def first(*proposals: Content, kind: str | None = None) -> Content:
    """Return the minutes that hold the target, of a closed session if so told."""
    return content(*proposals, meeting=meeting(DAY, **({"kind": kind} if kind else {})))


@pytest.fixture
def merged(session: Session) -> None:
    """Merge a proposal of the second meeting into one of the first."""
    published(session, document(proposal(1), proposal(2)), document(MERGED, day=LATER))


def corrected(session: Session, part: Content) -> list[tuple[str, str]]:
    """Return place and code of what a correction is refused for."""
    with pytest.raises(Refused) as refused:
        published(session, exchange.read(raw(part)), correct="اشتباه")
    return [(fault.place, fault.code) for fault in refused.value.values["faults"]]


def held(session: Session, code: str) -> Meeting:
    return session.exec(select(Meeting).where(Meeting.code == code)).one()


@pytest.mark.usefixtures("merged")
def test_the_target_of_a_merger_is_not_struck(session: Session) -> None:
    assert corrected(session, first(proposal(2))) == [("proposals", "merge_target_struck")]


@pytest.mark.usefixtures("merged")
def test_what_was_merged_may_be_struck_and_its_target_then_too(session: Session) -> None:
    published(session, document(day=LATER), correct="اشتباه")
    published(session, document(proposal(2)), correct="اشتباه")
    assert corrected(session, first(proposal(1), proposal(2))) == [
        ("proposals[0].number", "number_struck")
    ]


@pytest.mark.usefixtures("merged")
def test_of_two_that_were_merged_none_is_hidden_alone(session: Session) -> None:
    half = [("proposals", "merge_half_hidden")]
    assert corrected(session, first(proposal(1), proposal(2), kind=CLOSED)) == half
    second = content(MERGED, day=LATER, meeting=meeting(LATER, kind=CLOSED))
    assert corrected(session, second) == half
    ticked = proposal(1, public=True), proposal(2)
    published(session, exchange.read(raw(first(*ticked, kind=CLOSED))), correct="اشتباه")


def test_two_of_one_meeting_are_struck_and_hidden_together(session: Session) -> None:
    inside = proposal(2, step("recorded"), step("merged", target=TARGET))
    published(session, document(proposal(1), inside))
    hidden = first(proposal(1), inside, kind=CLOSED)
    published(session, exchange.read(raw(hidden)), correct="اشتباه")
    published(session, document(meeting=meeting(DAY, kind=CLOSED)), correct="اشتباه")


@pytest.mark.parametrize(
    "before", [{"proposals": [proposal(1, public=False)]}, {"struck": [1]}, {}]
)
def test_what_an_import_brought_broken_stops_no_correction(
    session: Session, before: Content
) -> None:
    published(session, document(**before), document(MERGED, day=LATER))
    mended = content(MERGED, day=LATER, meeting=meeting(LATER, title="نامی دیگر"))
    published(session, exchange.read(raw(mended)), correct="اشتباه")


@pytest.mark.usefixtures("merged")
def test_minutes_that_hold_a_target_of_others_are_not_taken_back(session: Session) -> None:
    target, source = held(session, TARGET[:-4]), held(session, SOURCE[:-4])
    by, chair = (actor(session, target.council_id, name=name) for name in ("دبیر", "رئیس"))
    with pytest.raises(Refused, match="merge_target") as refused:
        retraction.ask(session, target, reason="حکم دادگاه", by=by, at=NOW)
    assert refused.value.values == {"codes": [SOURCE]}
    retraction.ask(session, source, reason="حکم دادگاه", by=by, at=NOW)
    retraction.confirm(session, source, by=chair, at=NOW)
    retraction.ask(session, target, reason="حکم دادگاه", by=by, at=NOW)
    retraction.confirm(session, target, by=chair, at=NOW)


def test_minutes_with_both_ends_of_a_merger_are_taken_back(session: Session) -> None:
    inside = proposal(2, step("recorded"), step("merged", target=TARGET))
    published(session, document(proposal(1), inside))
    whole = held(session, TARGET[:-4])
    retraction.ask(session, whole, reason="حکم", by=actor(session, whole.council_id), at=NOW)


def test_a_merger_made_since_a_retraction_was_asked_for_stops_it(session: Session) -> None:
    published(session, document(proposal(1)))
    target = held(session, TARGET[:-4])
    by, chair = (actor(session, target.council_id, name=name) for name in ("دبیر", "رئیس"))
    retraction.ask(session, target, reason="حکم دادگاه", by=by, at=NOW)
    published(session, document(MERGED, day=LATER))
    with pytest.raises(Refused, match="merge_target"):
        retraction.confirm(session, target, by=chair, at=NOW)
