"""A proposal's life: which step may follow which, and what a timeline amounts to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.exchange import Fault
from tracker.exchange.events import Event
from tracker.models.events import EventKind
from tracker.models.proposals import OPEN, NotDoneReason, Status
from tracker.persian.text import name_key

# The workflow of records.md, "A proposal's life": from each status, the steps that may follow.
STEPS: dict[Status, tuple[Status, ...]] = {
    Status.RECORDED: (
        Status.UNDER_REVIEW,
        Status.ASSIGNED,
        Status.NOT_DONE,
        Status.WITHDRAWN,
        Status.MERGED,
    ),
    Status.UNDER_REVIEW: (
        Status.ASSIGNED,
        Status.NOT_DONE,
        Status.WITHDRAWN,
        Status.MERGED,
    ),
    Status.ASSIGNED: (
        Status.IN_PROGRESS,
        Status.DONE_CLAIMED,
        Status.NOT_DONE,
        Status.WITHDRAWN,
        Status.MERGED,
    ),
    Status.IN_PROGRESS: (
        Status.IN_PROGRESS,  # awaiting somebody, or resumed
        Status.DONE_CLAIMED,
        Status.NOT_DONE,
        Status.WITHDRAWN,
        Status.MERGED,
    ),
    Status.DONE_CLAIMED: (
        Status.VERIFIED,
        Status.IN_PROGRESS,  # a dispute was upheld
        Status.PARTLY_DONE,
        Status.WITHDRAWN,
        Status.MERGED,
    ),
    Status.VERIFIED: (Status.IN_PROGRESS,),  # reopened
    Status.PARTLY_DONE: (Status.IN_PROGRESS,),
    Status.NOT_DONE: (Status.IN_PROGRESS,),
    Status.WITHDRAWN: (),
    Status.MERGED: (),
}


class Standing(NamedTuple):
    """Where a proposal stands: its timeline, folded. Days are days in Tehran."""

    status: Status = Status.RECORDED
    not_done_reason: NotDoneReason | None = None
    responsible: str | None = None
    responsible_since: date | None = None
    due_on: date | None = None
    first_due_on: date | None = None
    no_due_reason: str | None = None
    extensions: int = 0
    awaiting: str | None = None
    awaiting_until: date | None = None
    disputed: bool = False
    merged_into: str | None = None
    last_news_on: date = date.min


def standing(events: Iterable[Event]) -> Standing:
    """Return what these events, oldest first, amount to."""
    now = Standing()
    for event in events:
        now = _after(now, event)
    return now


def _after(now: Standing, event: Event) -> Standing:
    if event.kind is EventKind.CORRECTION:
        return now  # a slip of the pen that was put right is no news of the matter
    now = now._replace(last_news_on=max(now.last_news_on, event.happened_on))
    match event.kind:
        case EventKind.STATUS:
            return _assigned(_moved(now, event), event)
        case EventKind.ASSIGNMENT:
            return _assigned(now, event)
        case EventKind.EXTENSION:
            return _dated(now, event)._replace(extensions=now.extensions + 1)
        case EventKind.DISPUTE:
            return now._replace(disputed=True)
    return now


def _moved(now: Standing, event: Event) -> Standing:
    return now._replace(
        status=event.status or now.status,
        not_done_reason=event.not_done_reason,
        awaiting=event.awaiting,
        awaiting_until=event.awaiting_until,
        disputed=False,
        merged_into=event.target if event.status is Status.MERGED else None,
    )


def _assigned(now: Standing, event: Event) -> Standing:
    if event.organization and not _same(event.organization, now.responsible):
        now = now._replace(responsible=event.organization, responsible_since=event.happened_on)
    return _dated(now, event)


def _same(name: str, other: str | None) -> bool:
    return name == other or (other is not None and name_key(name) == name_key(other))


def _dated(now: Standing, event: Event) -> Standing:
    if event.due_on:
        first = now.first_due_on or event.due_on
        return now._replace(due_on=event.due_on, first_due_on=first, no_due_reason=None)
    if event.no_due_reason:
        return now._replace(due_on=None, no_due_reason=event.no_due_reason)
    return now


def flaws(events: Sequence[Event], *, today: date) -> Iterator[Fault]:
    """Yield what makes a timeline impossible, by place: steps out of order, days yet to come."""
    status: Status | None = None
    for place, event in enumerate(events):
        if event.happened_on > today:
            yield Fault(f"events[{place}].happened_on", "day_ahead", {"day": event.happened_on})
        if event.status is not None:
            if status is not None and event.status not in STEPS[status]:
                steps = {"before": status, "after": event.status}
                yield Fault(f"events[{place}].status", "step_out_of_order", steps)
            status = event.status
        elif event.kind is EventKind.DISPUTE and status is not Status.DONE_CLAIMED:
            yield Fault(f"events[{place}].kind", "nothing_to_dispute", {})
        elif event.kind is EventKind.EXTENSION and status not in OPEN:
            yield Fault(f"events[{place}].kind", "nothing_to_extend", {})
