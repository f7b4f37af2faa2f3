"""A publication is taken back by two persons."""

import pytest
from sqlmodel import Session, select

from tests.drafting import actor, begun, council, published
from tests.factories import NOW, TODAY, document, proposal
from tests.factories import meeting as told_meeting
from tests.factories import published as read_in
from tracker.domain import retraction
from tracker.domain.actors import Actor
from tracker.domain.documents import take_in
from tracker.domain.errors import Refused
from tracker.models import Meeting, Proposal, SearchEntry
from tracker.models.accounts import Role
from tracker.queries import documents, meetings, proposals
from tracker.queries.documents import gathered
from tracker.queries.filters import Filters
from tracker.queries.published import Tombstone, tombstone, tombstone_of_proposal

CODE = "QDS-1404-02-06"


@pytest.fixture
def by(session: Session) -> Actor:
    """Return the secretary of a council."""
    return actor(session, council(session))


@pytest.fixture
def chair(session: Session, by: Actor) -> Actor:
    """Return the chair of the same council."""
    return actor(session, by.council_id, Role.CHAIR, name="رئیس شورا")


@pytest.fixture
def meeting(session: Session, by: Actor) -> Meeting:
    """Return a meeting that is published."""
    return published(session, by)


def taken_back(session: Session, meeting: Meeting, by: Actor, chair: Actor) -> None:
    """Take a meeting back."""
    retraction.ask(session, meeting, reason="حکم دادگاه", by=by, at=NOW)
    retraction.confirm(session, meeting, by=chair, at=NOW)


def test_nothing_is_hidden_until_a_second_person_confirms(
    session: Session, by: Actor, meeting: Meeting
) -> None:
    retraction.ask(session, meeting, reason="حکم دادگاه", by=by, at=NOW)
    with pytest.raises(Refused, match="same_person"):
        retraction.confirm(session, meeting, by=by, at=NOW)
    assert documents.coded(session, CODE) is not None
    assert tombstone(session, CODE) is None


def test_what_is_taken_back_is_found_nowhere(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    taken_back(session, meeting, by, chair)
    assert documents.coded(session, CODE) is None
    assert list(documents.codes(session)) == []
    assert meetings.listed(session, 1404).rows == []
    assert list(meetings.years(session)) == []
    assert proposals.listed(session, Filters(), today=TODAY).rows == []
    assert {entry.kind for entry in session.exec(select(SearchEntry))} == {"organization"}
    assert [row.public for row in session.exec(select(Proposal))] == [False, False]


def test_its_addresses_tell_day_and_reason(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    taken_back(session, meeting, by, chair)
    left = Tombstone(CODE, "حکم دادگاه", NOW)
    assert tombstone(session, CODE) == left
    assert tombstone_of_proposal(session, f"{CODE}-016") == left
    assert tombstone_of_proposal(session, f"{CODE}-999") is None


def test_it_is_neither_corrected_nor_imported_again(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    document = gathered(session, meeting)
    taken_back(session, meeting, by, chair)
    with pytest.raises(Refused, match="retracted"):
        take_in(session, [document], today=TODAY, at=NOW, correct="دوباره")
    with pytest.raises(Refused, match="retracted"):
        retraction.ask(session, meeting, reason="باز", by=by, at=NOW)


def test_its_code_is_never_given_again(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    taken_back(session, meeting, by, chair)
    meeting.number = None
    assert published(session, by).code == "QDS2-1404-02-06"


def test_a_wish_to_retract_has_a_reason_and_is_told_once(
    session: Session, by: Actor, meeting: Meeting
) -> None:
    with pytest.raises(Refused, match="no_reason"):
        retraction.ask(session, meeting, reason="", by=by, at=NOW)
    retraction.ask(session, meeting, reason="یک", by=by, at=NOW)
    with pytest.raises(Refused, match="asked_already"):
        retraction.ask(session, meeting, reason="دو", by=by, at=NOW)


def test_a_wish_may_be_called_off(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    retraction.ask(session, meeting, reason="یک", by=by, at=NOW)
    retraction.call_off(session, meeting)
    with pytest.raises(Refused, match="not_asked"):
        retraction.call_off(session, meeting)
    with pytest.raises(Refused, match="not_asked"):
        retraction.confirm(session, meeting, by=chair, at=NOW)


def test_a_draft_is_discarded_not_retracted(session: Session, by: Actor) -> None:
    with pytest.raises(Refused, match="not_published"):
        retraction.ask(session, begun(session, by), reason="یک", by=by, at=NOW)


def test_who_confirms_has_read_the_reason_that_becomes_public(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    retraction.ask(session, meeting, reason="به خواست کسی", by=by, at=NOW)
    with pytest.raises(Refused, match="stale"):
        retraction.confirm(session, meeting, read="حکم دادگاه", by=chair, at=NOW)
    retraction.confirm(session, meeting, read="به خواست کسی", by=chair, at=NOW)
    assert documents.coded(session, CODE) is None


def test_a_wrong_record_leaves_its_number_to_the_right_one(
    session: Session, by: Actor, chair: Actor, meeting: Meeting
) -> None:
    meeting.number = "۲"
    taken_back(session, meeting, by, chair)
    assert meeting.number is None


def test_of_what_was_never_public_there_is_no_tombstone(
    session: Session, by: Actor, chair: Actor
) -> None:
    ticked = proposal(2, public=True)
    read_in(session, document(proposal(1), ticked, meeting={**told_meeting(), "kind": "closed"}))
    closed = session.exec(select(Meeting).where(Meeting.code == CODE)).one()
    taken_back(session, closed, by, chair)
    assert tombstone_of_proposal(session, f"{CODE}-016") is None
    assert tombstone_of_proposal(session, f"{CODE}-027") == tombstone(session, CODE)
