"""Events: what each step and each kind must give."""

import pytest

from tests.exchange.wrongs import faults
from tests.factories import OWED, content, event, proposal, raw, step
from tracker.exchange.events import OWED_BY_KIND, OWED_BY_STATUS
from tracker.models.events import EventKind
from tracker.models.proposals import Status

PLACE = "proposals[0].events[0]"
KINDS = [kind for kind in EventKind if kind is not EventKind.STATUS]
# A field that a step or kind owes, or the field that does instead.
DEBTS = [
    *((step(key), field) for key in Status for field in OWED.get(key, {})),
    *((event(key), field) for key in KINDS for field in OWED.get(key, {})),
]


def told(part: object) -> list[tuple[str, str]]:
    return faults(raw(content(proposal(1, part))))  # type: ignore[arg-type]


def test_every_status_and_every_kind_has_its_rule() -> None:
    assert list(OWED_BY_STATUS) == list(Status)
    assert list(OWED_BY_KIND) == list(EventKind)


@pytest.mark.parametrize("status", Status)
def test_a_step_that_gives_what_it_must_is_taken(status: Status) -> None:
    assert told(step(status)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_that_gives_what_it_must_is_taken(kind: EventKind) -> None:
    assert told(event(kind)) == []


@pytest.mark.parametrize(("whole", "field"), DEBTS)
def test_an_event_that_lacks_what_it_owes_is_refused(whole: dict[str, str], field: str) -> None:
    assert told({name: value for name, value in whole.items() if name != field}) == [
        (PLACE, "event_lacks")
    ]


def test_an_assignment_needs_a_due_date_or_a_reason_why_there_is_none() -> None:
    assert told(step("assigned", due_on=None, no_due_reason="پیوسته")) == []
    assert told(step("assigned", due_on=None)) == [(PLACE, "event_lacks")]


def test_a_due_date_and_a_reason_why_there_is_none_contradict_each_other() -> None:
    both = {"due_on": "2025-09-01", "no_due_reason": "پیوسته"}
    for whole in (step("assigned"), event("assignment")):
        assert told(whole | both) == [(PLACE, "due_and_not_due")]


def test_a_proof_may_be_a_letter_instead_of_an_address() -> None:
    assert told(step("done_claimed", proof_address=None, letter_number="۱")) == []
    assert told(event("proof", proof_address=None, letter_number="۱")) == []


def test_a_change_of_the_responsible_may_quote_a_decision_instead_of_a_text() -> None:
    assert told(event("assignment", text=None, decision="تصویب شد")) == []


def test_only_a_step_moves_the_status() -> None:
    assert told(event("comment", status="verified")) == [(PLACE, "status_without_step")]
    assert told({"happened_on": "2025-04-26"}) == [(PLACE, "event_lacks")]


def test_an_unknown_kind_or_day_is_told_by_its_place() -> None:
    assert told({"kind": "gossip", "happened_on": "1404-02-06"}) == [
        (f"{PLACE}.kind", "enum"),
        (f"{PLACE}.happened_on", "jalali_day"),
    ]
