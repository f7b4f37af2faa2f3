"""What each event of a timeline is a turn to."""

from datetime import UTC, date, datetime
from typing import Any

from tracker.models import ProposalEvent
from tracker.models.events import Certainty, Channel, EventKind
from tracker.models.proposals import Status
from tracker.web.timeline import LastStep, Turn, entries, last_step

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def event(status: Status | None = None, **told: Any) -> ProposalEvent:
    kind = told.pop("kind", EventKind.STATUS)
    return ProposalEvent(
        council_id=1, proposal_id=1, kind=kind, status=status, happened_on=NOW.date(),
        entered_at=NOW, **told,
    )  # fmt: skip


def turns(*oldest_first: ProposalEvent) -> list[Turn]:
    return [entry.turn for entry in entries(oldest_first[::-1])][::-1]


def test_a_claim_that_was_disputed_and_goes_on_was_disputed_rightly() -> None:
    claimed, dispute = event(Status.DONE_CLAIMED), event(kind=EventKind.DISPUTE)
    comment, resumed = event(kind=EventKind.COMMENT), event(Status.IN_PROGRESS)
    assert turns(claimed, dispute, comment, resumed)[-1] is Turn.UPHELD
    assert turns(claimed, resumed)[-1] is Turn.PLAIN


def test_what_had_ended_and_goes_on_was_reopened() -> None:
    assert turns(event(Status.NOT_DONE), event(Status.IN_PROGRESS))[-1] is Turn.REOPENED


def test_an_extension_knows_the_deadline_that_it_moved() -> None:
    first = event(Status.ASSIGNED, due_on=date(2025, 7, 1), organization="شهرداری")
    moved = event(kind=EventKind.EXTENSION, due_on=date(2025, 9, 1))
    assert [entry.due_before for entry in entries([moved, first])] == [date(2025, 7, 1), None]


def test_only_a_record_that_nobody_took_up_comes_from_the_press_alone() -> None:
    told = event(Status.RECORDED, channel=Channel.PRESS)
    taken = event(Status.ASSIGNED, organization="شهرداری")
    assert [entry.from_press for entry in entries([told])] == [True]
    assert [entry.from_press for entry in entries([taken, told])] == [False, False]
    taken.channel = Channel.PRESS
    assert [entry.from_press for entry in entries([taken, told])] == [False, True]


def test_the_last_step_is_known_with_whether_it_was_confirmed_since() -> None:
    claimed, said = event(Status.DONE_CLAIMED), event(kind=EventKind.CONFIRMATION)
    comment = event(kind=EventKind.COMMENT)
    assert last_step([comment, claimed]) == LastStep(NOW.date())
    assert last_step([comment, said, claimed]) == LastStep(NOW.date(), confirmed=True)


def test_what_is_closed_as_done_was_confirmed_only_if_the_record_tells_so() -> None:
    claimed, said = event(Status.DONE_CLAIMED), event(kind=EventKind.CONFIRMATION)
    closed, sure = event(Status.VERIFIED), event(Status.VERIFIED, certainty=Certainty.CONFIRMED)
    comment = event(kind=EventKind.COMMENT)
    assert last_step([comment, closed, said, comment, claimed]).confirmed
    assert last_step([sure, claimed]).confirmed
    assert not last_step([closed, claimed, said]).confirmed
    assert not last_step([comment, closed, claimed]).confirmed
