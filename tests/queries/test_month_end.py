"""Where proposals stood at a month's end, against the fold of the domain, event by event."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from tests.factories import DAY, document, event, proposal, published, step
from tests.histories import DAYS, FIRST, Life, lives
from tracker.domain.standing import Standing, standing
from tracker.models.marks import days_late
from tracker.models.proposals import OPEN, Status
from tracker.queries.month_end import Body, month_end
from tracker.queries.months import Month

MONTHS = [Month.of(FIRST).shifted(count) for count in range(DAYS // 30 + 4)]
ORDIBEHESHT, KHORDAD = Month(1404, 2), Month(1404, 3)
ASSIGNED = step("assigned", DAY, due_on="2025-05-15")


def stood(told: Sequence[Life], until: date) -> Iterator[Standing]:
    """Yield how every public proposal that was open stood before a day, by the domain's rules."""
    for life in told:
        if life.proposal.public and (life.proposal.raised_on or date.max) < until:
            now = standing([event for event in life.events if event.happened_on < until])
            if now.status in OPEN:
                yield now


def bodies(session: Session, month: Month, as_of: date | None = None) -> dict[str | None, Body]:
    """Return what was open at the end of a month by the name of who was responsible."""
    end = month_end(session, until=month.until, as_of=as_of or month.last, council=None)
    assert len(end.overdue_ids) == end.total.overdue
    return {body.name: body for body in end.bodies}


@pytest.mark.parametrize("seed", range(4))
def test_a_month_s_end_is_the_fold_of_what_had_happened_by_then(
    session: Session, seed: int
) -> None:
    told = lives(session, 120, seed)
    for month in MONTHS:
        found = list(stood(told, month.until))
        by_body = Counter(now.responsible for now in found)
        claimed = sum(now.status is Status.DONE_CLAIMED for now in found)
        overdue = Counter(now.responsible for now in found if days_late(now, month.last))
        end = month_end(session, until=month.until, as_of=month.last, council=None)
        assert {body.name: body.opened for body in end.bodies} == by_body
        assert {body.name: body.overdue for body in end.bodies if body.overdue} == overdue
        assert end.total.claimed == claimed
        assert sum(by_body.values()) == end.total.opened


def test_postgresql_folds_as_sqlite_does(either: Session) -> None:
    told = lives(either, 40, 7)
    for month in MONTHS:
        end = month_end(either, until=month.until, as_of=month.last, council=None)
        found = Counter(now.responsible for now in stood(told, month.until))
        assert {body.name: body.opened for body in end.bodies} == found


def test_nothing_is_overdue_until_somebody_was_responsible(session: Session) -> None:
    published(session, document(proposal(1), proposal(2, step("recorded"), step("under_review"))))
    for month in (ORDIBEHESHT, KHORDAD.shifted(60)):
        assert bodies(session, month) == {None: Body(None, opened=2)}


def test_a_body_that_weighs_a_proposal_is_not_responsible_for_it(session: Session) -> None:
    weighed = step("under_review", organization="کمیسیون")
    published(session, document(proposal(1, step("recorded"), weighed)))
    assert bodies(session, KHORDAD) == {None: Body(None, opened=1)}


def test_the_day_after_the_deadline_is_the_first_late_one(session: Session) -> None:
    published(session, document(proposal(1, step("recorded"), ASSIGNED)))
    on, after = date(2025, 5, 15), date(2025, 5, 16)
    assert bodies(session, ORDIBEHESHT, on)["شهرداری"].overdue == 0
    assert bodies(session, ORDIBEHESHT, after)["شهرداری"].overdue == 1


def test_an_extension_counts_from_the_month_in_which_it_was_given(session: Session) -> None:
    extended = event("extension", date(2025, 5, 25), due_on="2025-07-01")
    published(session, document(proposal(1, step("recorded"), ASSIGNED, extended)))
    assert bodies(session, ORDIBEHESHT)["شهرداری"].overdue == 1
    assert bodies(session, KHORDAD)["شهرداری"].overdue == 0
    assert bodies(session, Month(1404, 4))["شهرداری"].overdue == 1


def test_whoever_was_responsible_then_answers_for_it_then(session: Session) -> None:
    handed = event("assignment", date(2025, 6, 1), due_on="2025-06-10")
    published(session, document(proposal(1, step("recorded"), ASSIGNED, handed)))
    assert bodies(session, ORDIBEHESHT) == {"شهرداری": Body("شهرداری", 1, 0, 1)}
    assert bodies(session, KHORDAD) == {"فرمانداری": Body("فرمانداری", 1, 0, 1)}


def test_a_claim_stops_the_clock_and_a_reopened_proposal_is_open_again(session: Session) -> None:
    days = [DAY + timedelta(days=count) for count in (20, 40, 80)]
    story = [step("done_claimed", days[0]), step("verified", days[1]), step("in_progress", days[2])]
    published(session, document(proposal(1, step("recorded"), ASSIGNED, *story)))
    assert bodies(session, ORDIBEHESHT) == {"شهرداری": Body("شهرداری", 1, 1, 0)}
    assert bodies(session, KHORDAD) == {}
    assert bodies(session, Month(1404, 4)) == {"شهرداری": Body("شهرداری", 1, 0, 1)}


def test_bodies_with_most_overdue_come_first_and_nobody_last(session: Session) -> None:
    late = step("assigned", DAY, organization="آبفا", due_on="2025-05-01")
    rest = [proposal(n, step("recorded"), ASSIGNED) for n in (2, 3)]
    in_time = step("assigned", DAY, organization="راه", due_on="2025-12-01")
    published(
        session,
        document(
            proposal(1, step("recorded"), late),
            *rest,
            proposal(4, step("recorded"), in_time),
            proposal(5),
        ),
    )
    assert list(bodies(session, KHORDAD)) == ["شهرداری", "آبفا", "راه", None]
