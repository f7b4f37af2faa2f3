"""What a timeline amounts to, and what makes one impossible."""

from datetime import date, timedelta
from itertools import product

import pytest

from tests.factories import DAY, TODAY, Content, document, event, proposal, step
from tracker.domain.standing import Standing, flaws, standing
from tracker.exchange import Fault
from tracker.exchange.events import Event
from tracker.models.marks import days_late
from tracker.models.proposals import OPEN, NotDoneReason, Status

RECORDED, REVIEW, ASSIGNED, DOING, CLAIMED, VERIFIED, PARTLY, NOT_DONE, WITHDRAWN, MERGED = Status

# records.md, "A proposal's life", row by row.
LEGAL = {
    (RECORDED, REVIEW),
    *product((RECORDED, REVIEW), (ASSIGNED, NOT_DONE)),
    (ASSIGNED, DOING),
    (DOING, DOING),
    *product((ASSIGNED, DOING), (CLAIMED, NOT_DONE)),
    *product((CLAIMED,), (VERIFIED, DOING, PARTLY)),
    *product(OPEN, (WITHDRAWN, MERGED)),
    *product((VERIFIED, PARTLY, NOT_DONE), (DOING,)),
}
# A way from "recorded" to each status.
WAYS: dict[Status, tuple[Status, ...]] = {
    RECORDED: (),
    REVIEW: (REVIEW,),
    ASSIGNED: (ASSIGNED,),
    DOING: (ASSIGNED, DOING),
    CLAIMED: (ASSIGNED, CLAIMED),
    VERIFIED: (ASSIGNED, CLAIMED, VERIFIED),
    PARTLY: (ASSIGNED, CLAIMED, PARTLY),
    NOT_DONE: (NOT_DONE,),
    WITHDRAWN: (WITHDRAWN,),
    MERGED: (MERGED,),
}


def timeline(*parts: Content) -> tuple[Event, ...]:
    """Return these events, read as from a file."""
    return document(proposal(1, *parts)).proposals[0].events


def way_to(status: Status) -> list[Content]:
    """Return the steps that lead to a status."""
    return [step(passed) for passed in (RECORDED, *WAYS[status])]


def codes(faults: list[Fault]) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in faults]


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_a_step_follows_another_only_as_the_table_of_the_rules_says(
    before: Status, after: Status
) -> None:
    way = way_to(before)
    told = list(flaws(timeline(*way, step(after)), today=TODAY))
    wrong = Fault(
        f"events[{len(way)}].status", "step_out_of_order", {"before": before, "after": after}
    )
    assert told == ([] if (before, after) in LEGAL else [wrong])


def test_events_between_two_steps_do_not_change_what_may_follow() -> None:
    way = [*way_to(ASSIGNED), event("comment"), event("letter"), event("progress")]
    assert list(flaws(timeline(*way, step(DOING)), today=TODAY)) == []
    told = codes(list(flaws(timeline(*way, step(VERIFIED)), today=TODAY)))
    assert told == [("events[5].status", "step_out_of_order")]


@pytest.mark.parametrize(("ahead", "refused"), [(-1, False), (0, False), (1, True), (900, True)])
def test_an_event_lies_back_or_today_and_never_ahead(ahead: int, refused: bool) -> None:
    day = TODAY + timedelta(days=ahead)
    told = list(flaws(timeline(step(RECORDED), event("comment", day)), today=TODAY))
    fault = Fault("events[1].happened_on", "day_ahead", {"day": day})
    assert told == ([fault] if refused else [])


@pytest.mark.parametrize("status", Status)
def test_only_a_claim_can_be_disputed(status: Status) -> None:
    way = way_to(status)
    told = codes(list(flaws(timeline(*way, event("dispute")), today=TODAY)))
    fault = (f"events[{len(way)}].kind", "nothing_to_dispute")
    assert told == ([] if status is CLAIMED else [fault])


@pytest.mark.parametrize("status", Status)
def test_only_a_claim_can_be_confirmed(status: Status) -> None:
    way = way_to(status)
    told = codes(list(flaws(timeline(*way, event("confirmation")), today=TODAY)))
    fault = (f"events[{len(way)}].kind", "nothing_to_confirm")
    assert told == ([] if status is CLAIMED else [fault])


def test_an_extension_leads_beyond_the_deadline_that_it_moves() -> None:
    assigned = step(ASSIGNED, due_on=TODAY.isoformat())
    for days, fault in ((0, [("events[2].due_on", "not_later")]), (1, [])):
        due = (TODAY + timedelta(days)).isoformat()
        way = timeline(step(RECORDED), assigned, event("extension", due_on=due))
        assert codes(list(flaws(way, today=TODAY))) == fault


@pytest.mark.parametrize("status", Status)
def test_only_what_is_open_can_be_put_off(status: Status) -> None:
    way = way_to(status)
    told = codes(list(flaws(timeline(*way, event("extension")), today=TODAY)))
    fault = (f"events[{len(way)}].kind", "nothing_to_extend")
    assert told == ([] if status in OPEN else [fault])


def test_every_flaw_is_told() -> None:
    day = TODAY + timedelta(days=1)
    told = codes(list(flaws(timeline(step(RECORDED), step(VERIFIED, day)), today=TODAY)))
    assert told == [
        ("events[1].happened_on", "day_ahead"),
        ("events[1].status", "step_out_of_order"),
    ]


@pytest.mark.parametrize("status", Status)
def test_a_timeline_amounts_to_its_last_step(status: Status) -> None:
    assert standing(timeline(*way_to(status))).status is status


def test_a_recorded_proposal_has_nobody_who_is_responsible() -> None:
    assert standing(timeline(step(RECORDED))) == Standing(last_news_on=DAY, last_step_on=DAY)


def test_an_assignment_names_the_responsible_and_the_due_date() -> None:
    now = standing(timeline(step(RECORDED), step(ASSIGNED, date(2025, 5, 1))))
    assert now == Standing(
        status=ASSIGNED,
        responsible="شهرداری",
        responsible_since=date(2025, 5, 1),
        due_on=date(2025, 6, 21),
        first_due_on=date(2025, 6, 21),
        last_news_on=date(2025, 5, 1),
        last_step_on=date(2025, 5, 1),
        taken_up=True,
    )


def test_an_assignment_without_a_date_keeps_its_reason() -> None:
    now = standing(timeline(step(ASSIGNED, due_on=None, no_due_reason="پیوسته")))
    assert (now.due_on, now.first_due_on, now.no_due_reason) == (None, None, "پیوسته")


def test_an_extension_moves_the_due_date_and_leaves_the_first_one_visible() -> None:
    parts = step(ASSIGNED), event("extension"), event("extension", due_on="2025-09-22")
    now = standing(timeline(*parts))
    assert (now.due_on, now.first_due_on) == (date(2025, 9, 22), date(2025, 6, 21))
    assert now.extensions == 2


def test_an_extension_of_what_had_no_date_takes_the_place_of_its_reason() -> None:
    now = standing(
        timeline(step(ASSIGNED, due_on=None, no_due_reason="پیوسته"), event("extension"))
    )
    assert (now.due_on, now.first_due_on) == (date(2025, 8, 22), date(2025, 8, 22))
    assert (now.no_due_reason, now.extensions) == (None, 1)


def test_a_body_that_weighs_a_proposal_is_not_responsible_for_it() -> None:
    now = standing(timeline(step(RECORDED), step(REVIEW, organization="کمیسیون")))
    assert now == Standing(status=REVIEW, last_news_on=DAY, last_step_on=DAY, taken_up=True)


def test_another_responsible_begins_anew_and_the_same_one_does_not() -> None:
    later = date(2025, 7, 1)
    same = timeline(step(ASSIGNED), event("assignment", later, organization="شهرداری"))
    other = timeline(step(ASSIGNED), event("assignment", later))
    assert standing(same).responsible_since == DAY
    assert standing(other).responsible_since == later
    assert standing(other).responsible == "فرمانداری"


def test_another_spelling_of_the_responsible_is_no_other_responsible() -> None:
    first = step(ASSIGNED, organization="شهرداری قدس")
    again = event("assignment", date(2025, 7, 1), organization="شهرداري  قدس")
    assert standing(timeline(first, again)).responsible_since == DAY


def test_waiting_ends_with_the_next_step() -> None:
    waiting = step(DOING, awaiting="ادارهٔ راه", awaiting_until="2025-07-01")
    now = standing(timeline(step(ASSIGNED), waiting))
    assert (now.awaiting, now.awaiting_until) == ("ادارهٔ راه", date(2025, 7, 1))
    resumed = standing(timeline(step(ASSIGNED), waiting, step(DOING)))
    assert (resumed.awaiting, resumed.awaiting_until) == (None, None)


def test_a_dispute_stands_until_the_next_step() -> None:
    claim = [step(ASSIGNED), step(CLAIMED), event("dispute")]
    assert standing(timeline(*claim, event("comment"))).disputed is True
    assert standing(timeline(*claim, step(DOING))).disputed is False


@pytest.mark.parametrize(
    ("disputed_by", "confirmed_by", "stands"),
    [
        ({"on_behalf_of": "سمن سبز"}, {"on_behalf_of": "سمن  سبز", "actor": "رییس"}, False),
        ({"actor": "مینا"}, {"actor": "مینا"}, False),
        ({"on_behalf_of": "سمن سبز"}, {"on_behalf_of": "سمن یاران"}, True),
        ({}, {}, True),  # who knows whether it is the same one?
    ],
)
def test_who_confirms_takes_back_the_own_dispute_and_nobody_elses(
    disputed_by: Content, confirmed_by: Content, stands: bool
) -> None:
    claim = [step(ASSIGNED), step(CLAIMED), event("dispute", **disputed_by)]
    assert standing(timeline(*claim, event("confirmation", **confirmed_by))).disputed is stands
    again = [event("confirmation", **confirmed_by), event("dispute", **disputed_by)]
    assert standing(timeline(*claim, *again)).disputed is True


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (step(DOING, DAY), "before_last_step"),
        (step(CLAIMED, DAY), "before_last_step"),
        (event("progress", DAY), "before_responsible"),
        (event("extension", DAY), "before_responsible"),
        (event("assignment", DAY), "before_responsible"),
    ],
)
def test_nothing_lies_before_what_it_follows(told: Content, code: str) -> None:
    parts = timeline(step(RECORDED, DAY), step(ASSIGNED, date(2025, 5, 1)), told)
    assert codes(list(flaws(parts, today=TODAY))) == [("events[2].happened_on", code)]


@pytest.mark.parametrize("kind", ["confirmation", "dispute"])
def test_no_answer_lies_before_the_claim(kind: str) -> None:
    parts = timeline(step(ASSIGNED), step(CLAIMED, date(2025, 5, 1)), event(kind, DAY))
    assert codes(list(flaws(parts, today=TODAY))) == [("events[2].happened_on", "before_last_step")]


@pytest.mark.parametrize("kind", ["letter", "proof", "comment"])
def test_what_follows_nothing_may_lie_before_a_step(kind: str) -> None:
    parts = timeline(step(ASSIGNED), step(CLAIMED, date(2025, 5, 1)), event(kind, DAY))
    assert list(flaws(parts, today=TODAY)) == []


def test_a_dispute_that_was_overruled_stays_visible_until_the_proposal_is_reopened() -> None:
    over = [step(ASSIGNED), step(CLAIMED), event("dispute"), step(VERIFIED)]
    assert standing(timeline(*over)).disputed is True
    assert standing(timeline(*over, step(DOING))).disputed is False
    assert standing(timeline(*over[:2], event("dispute"), step(PARTLY))).disputed is False


def test_a_reopened_proposal_bears_no_reason_for_not_being_done() -> None:
    ended = timeline(step(NOT_DONE))
    assert standing(ended).not_done_reason is NotDoneReason.INFEASIBLE
    assert standing((*ended, *timeline(step(DOING)))).not_done_reason is None


def test_a_merged_proposal_names_the_other_one() -> None:
    assert standing(timeline(step(MERGED))).merged_into == "QDS-1404-02-06-906"


def test_the_latest_news_is_the_latest_day_and_not_the_last_entry() -> None:
    parts = step(RECORDED, date(2025, 5, 1)), event("letter", date(2025, 4, 27))
    assert standing(timeline(*parts)).last_news_on == date(2025, 5, 1)


def test_what_a_newspaper_says_of_a_body_accuses_nobody() -> None:
    begun, said = step("recorded", channel="press"), step("assigned", channel="press")
    told = standing(timeline(begun, said))
    assert (told.responsible, told.responsible_since) == (said["organization"], None)
    assert days_late(told, TODAY + timedelta(days=999)) == 0


@pytest.mark.parametrize("kind", ["assignment", "extension", "progress"])
def test_the_day_on_which_the_council_takes_it_up_is_the_first_that_counts(kind: str) -> None:
    later = DAY + timedelta(days=9)
    begun, said = step("recorded", channel="press"), step("assigned", channel="press")
    told = standing(timeline(begun, said, event(kind, later, channel="meeting")))
    assert told.responsible_since == later
    pressed = standing(timeline(begun, said, event(kind, later, channel="press")))
    assert pressed.responsible_since is None
