"""What happened in a month: by hand, at its borders, and against a count in plain Python."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from tests.factories import (
    NOW,
    TODAY,
    Content,
    document,
    event,
    meeting,
    proposal,
    published,
    raw,
    step,
)
from tests.histories import DAYS, FIRST, Life, lives
from tests.tables import rows
from tracker import exchange
from tracker.domain import retraction
from tracker.domain.actors import Actor
from tracker.models import Account, Meeting
from tracker.models.proposals import ENDED, Status
from tracker.queries import report_lines
from tracker.queries.months import Month, Tally, first_month, tallies

FARVARDIN, ORDIBEHESHT, KHORDAD = (Month(1404, number) for number in (1, 2, 3))
MONTHS = [Month.of(FIRST).shifted(count) for count in range(DAYS // 30 + 4)]


def of(session: Session, month: Month, council: int | None = None) -> Tally:
    """Return what happened in one month."""
    return tallies(session, [month], council)[0]


def within(life: Life, month: Month) -> list[Any]:
    """Return the events of a proposal that happened in a month, in the order of entry."""
    return [told for told in life.events if month.since <= told.happened_on < month.until]


def recount(told: Sequence[Life], month: Month) -> Tally:
    """Return what happened in a month, counted proposal by proposal."""
    told = [life for life in told if life.proposal.public]
    found = [within(life, month) for life in told]
    last = [[event.status for event in events if event.status][-1:] for events in found]
    steps = [[e for e in events if e.status not in (None, Status.RECORDED)] for events in found]
    days = [life.proposal.raised_on or date.max for life in told]
    return Tally(
        month,
        new=sum(month.since <= day < month.until for day in days),
        moved=sum(map(bool, steps)),
        entered_late=sum(event.entered_at >= month.closes for e in found for event in e),
        outcomes=Counter(status for ends in last for status in ends if status in ENDED),
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_count_proposal_by_proposal_agrees(session: Session, seed: int) -> None:
    told = lives(session, 120, seed)
    for found, month in zip(tallies(session, MONTHS, None), MONTHS, strict=True):
        by_hand = recount(told, month)
        held = sum(month.since <= (life.proposal.raised_on or FIRST) < month.until for life in told)
        assert (found.new, found.moved) == (by_hand.new, by_hand.moved)
        assert (found.outcomes, found.entered_late) == (by_hand.outcomes, by_hand.entered_late)
        assert found.meetings == held


def test_postgresql_counts_as_sqlite_does(either: Session) -> None:
    told = lives(either, 40, 9)
    for found, month in zip(tallies(either, MONTHS, None), MONTHS, strict=True):
        by_hand = recount(told, month)
        assert (found.new, found.moved, found.outcomes, found.entered_late) == (
            by_hand.new,
            by_hand.moved,
            by_hand.outcomes,
            by_hand.entered_late,
        )


@pytest.mark.parametrize(("reopened", "closed"), [(date(2025, 5, 12), 0), (date(2025, 5, 25), 1)])
def test_what_was_opened_again_before_the_month_s_end_was_not_closed_in_it(
    session: Session, reopened: date, closed: int
) -> None:
    day = date(2025, 5, 1)
    steps = [step("recorded", day), step("not_done", day), step("in_progress", reopened)]
    published(session, document(proposal(1, *steps), day=day, meeting=meeting(day)))
    assert of(session, ORDIBEHESHT).closed == closed
    found = report_lines.closed(session, ORDIBEHESHT, council=None, limit=9)
    assert len(found) == closed


def test_a_month_is_half_open_and_shifts_over_nowruz() -> None:
    assert (FARVARDIN.since, FARVARDIN.last) == (date(2025, 3, 21), date(2025, 4, 20))
    assert FARVARDIN.until == ORDIBEHESHT.since == date(2025, 4, 21)
    assert FARVARDIN.shifted(-1) == Month(1403, 12)
    assert Month(1403, 12).last == date(2025, 3, 20)  # 30 Esfand of a leap year
    assert Month(1404, 12).last == date(2026, 3, 20)  # 29 Esfand
    assert Month.of(date(2025, 3, 20)) == Month(1403, 12)


def test_a_month_closes_at_midnight_in_tehran() -> None:
    assert FARVARDIN.closes == datetime(2025, 4, 20, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2025, 3, 20), Month(1403, 12)),  # the eve of Nowruz
        (date(2025, 3, 21), FARVARDIN),  # Nowruz
        (date(2025, 4, 20), FARVARDIN),  # 31 Farvardin
        (date(2025, 4, 21), ORDIBEHESHT),
        (date(2025, 9, 22), Month(1404, 6)),  # 31 Shahrivar
        (date(2025, 9, 23), Month(1404, 7)),
    ],
)
def test_the_first_and_the_last_day_lie_in_their_month(
    session: Session, day: date, month: Month
) -> None:
    written = proposal(1, step("recorded", day), step("withdrawn", day))
    published(session, document(written, day=day, meeting=meeting(day)))
    around = [month.shifted(-1), month, month.shifted(1)]
    found = tallies(session, around, None)
    assert [tally.meetings for tally in found] == [0, 1, 0]
    assert [tally.new for tally in found] == [0, 1, 0]
    assert [tally.moved for tally in found] == [0, 1, 0]
    assert [tally.closed for tally in found] == [0, 1, 0]


def test_what_was_entered_after_the_month_is_counted_in_it_and_told_apart(session: Session) -> None:
    day = date(2025, 5, 20)
    written = document(proposal(1, step("recorded", day)), day=day, meeting=meeting(day))
    published(session, written, at=ORDIBEHESHT.closes - timedelta(seconds=1))
    assert of(session, ORDIBEHESHT).entered_late == 0
    later = proposal(1, step("recorded", day), event("comment", day))
    published(
        session,
        document(later, day=day, meeting=meeting(day)),
        at=ORDIBEHESHT.closes,
        correct="رخدادی افزوده شد",
    )
    found = tallies(session, [ORDIBEHESHT, Month.of(TODAY)], None)
    assert [tally.entered_late for tally in found] == [1, 0]


def attended() -> Content:
    """Return a meeting with every kind of presence, a group and an organization without a name."""
    kinds = ("present", "late", "left_early", "excused", "absent", "substituted", "guest")
    people = [{"person": f"شخص {kind}", "presence": kind} for kind in kinds]
    return {
        "attendance": [*people, {"group": "جمعی از اهالی"}, {"organization": "سمن سبز"}],
        "proposals": [],
    }


@pytest.mark.parametrize(("kind", "numbers"), [("ordinary", (1, 4, 6)), ("closed", (1, 0, 0))])
def test_attendance_counts_named_people_and_nobody_of_a_closed_session(
    session: Session, kind: str, numbers: tuple[int, ...]
) -> None:
    published(session, document(**attended(), meeting=meeting(kind=kind)))
    found = of(session, ORDIBEHESHT)
    assert (found.meetings, found.present, found.recorded) == numbers


@pytest.mark.parametrize("held", ["planned", "cancelled", "postponed"])
def test_a_meeting_that_was_not_held_is_not_counted(session: Session, held: str) -> None:
    published(session, document(meeting=meeting(held=held)))
    assert of(session, ORDIBEHESHT).is_empty


def taken_back(session: Session) -> None:
    """Take the only publication back, as two people would."""
    meeting = session.exec(select(Meeting)).one()
    accounts = [
        Account(council_id=meeting.council_id, login=login, name=login, created_at=NOW)
        for login in ("one", "other")
    ]
    session.add_all(accounts)
    session.flush()
    asking, confirming = (
        Actor(account.id or 0, account.council_id, account.name, frozenset(), None)
        for account in accounts
    )
    retraction.ask(session, meeting, reason="اشتباه", by=asking, at=NOW)
    assert not of(session, ORDIBEHESHT).is_empty
    retraction.confirm(session, meeting, by=confirming, at=NOW)


def test_what_is_hidden_struck_or_taken_back_is_never_counted(session: Session) -> None:
    story = [step("recorded"), step("withdrawn")]
    whole = document(proposal(1, *story, public=False), proposal(2, *story), proposal(3))
    published(session, whole)
    struck = whole.model_copy(update={"proposals": whole.proposals[:1] + whole.proposals[2:]})
    published(session, exchange.read(raw(struck.model_dump(mode="json"))), correct="تکراری بود")
    found = of(session, ORDIBEHESHT)
    assert (found.new, found.moved, found.closed, found.entered_late) == (1, 0, 0, 1)
    taken_back(session)
    assert of(session, ORDIBEHESHT).is_empty


def test_of_several_ends_in_a_month_the_last_is_the_outcome(session: Session) -> None:
    ends = [
        step("recorded"),
        step("assigned"),
        step("not_done", proof_address="https://example.org/x"),
        step("in_progress", proof_address="https://example.org/y"),
        step("done_claimed"),
        step("partly_done"),
    ]
    published(session, document(proposal(1, *ends)))
    assert of(session, ORDIBEHESHT).outcomes == {Status.PARTLY_DONE: 1}


def test_a_council_is_counted_by_itself_and_all_together(session: Session) -> None:
    published(session, document(proposal(1)), document(proposal(1), proposal(2), prefix="NMN"))
    ids: dict[str, int] = dict(rows(session, "SELECT prefix, id FROM council"))
    assert of(session, ORDIBEHESHT, ids["QDS"]).new == 1
    assert of(session, ORDIBEHESHT, ids["NMN"]).new == 2
    assert of(session, ORDIBEHESHT).new == 3


def test_the_record_begins_with_its_first_meeting_or_proposal(session: Session) -> None:
    assert first_month(session, None) is None
    day = date(2023, 3, 1)
    published(session, document(day=day, meeting=meeting(day)))
    assert first_month(session, None) == Month(1401, 12)
