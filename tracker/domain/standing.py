"""Where a proposal stands: its timeline, folded; and what makes a timeline impossible."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.days import wrong_days
from tracker.domain.proposals import may_follow
from tracker.exchange import Fault
from tracker.exchange.events import Event
from tracker.models import ProposalEvent
from tracker.models.events import EventKind
from tracker.models.proposals import OPEN, NotDoneReason, Status
from tracker.persian.text import name_key

# An event of a document, or the row of one: both tell the same.
Happening = Event | ProposalEvent


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


def standing(events: Iterable[Happening]) -> Standing:
    """Return what these events, oldest first, amount to."""
    now = Standing()
    for event in events:
        now = _after(now, event)
    return now


def _after(now: Standing, event: Happening) -> Standing:
    if event.kind is EventKind.CORRECTION:
        return now  # a slip of the pen that was put right is no news of the matter
    now = now._replace(last_news_on=max(now.last_news_on, event.happened_on))
    match event.kind:
        case EventKind.STATUS:
            moved = _moved(now, event)
            # A body that weighs a proposal is not responsible for it: it can be late with nothing.
            return moved if event.status is Status.UNDER_REVIEW else _assigned(moved, event)
        case EventKind.ASSIGNMENT:
            return _assigned(now, event)
        case EventKind.EXTENSION:
            return _dated(now, event)._replace(extensions=now.extensions + 1)
        case EventKind.DISPUTE:
            return now._replace(disputed=True)
    return now


def _moved(now: Standing, event: Happening) -> Standing:
    # Whoever closes a proposal over a dispute does not make the dispute unsaid.
    overruled = now.disputed and event.status is Status.VERIFIED
    return now._replace(
        status=event.status or now.status,
        not_done_reason=event.not_done_reason,
        awaiting=event.awaiting,
        awaiting_until=event.awaiting_until,
        disputed=overruled,
        merged_into=event.target if event.status is Status.MERGED else None,
    )


def _assigned(now: Standing, event: Happening) -> Standing:
    if event.organization and not _same(event.organization, now.responsible):
        now = now._replace(responsible=event.organization, responsible_since=event.happened_on)
    return _dated(now, event)


def _same(name: str, other: str | None) -> bool:
    return name == other or (other is not None and name_key(name) == name_key(other))


def _dated(now: Standing, event: Happening) -> Standing:
    if event.due_on:
        first = now.first_due_on or event.due_on
        return now._replace(due_on=event.due_on, first_due_on=first, no_due_reason=None)
    if event.no_due_reason:
        return now._replace(due_on=None, no_due_reason=event.no_due_reason)
    return now


def flaws(events: Sequence[Event], *, today: date) -> Iterator[Fault]:
    """Yield what makes a timeline impossible, by place: steps out of order, days that cannot be.

    That a step lies before its meeting is no flaw: the meeting's day may have been corrected.
    """
    status: Status | None = None
    due: date | None = None
    for place, event in enumerate(events):
        wrong = wrong_days(
            vars(event),
            later_than=due if event.kind is EventKind.EXTENSION else None,
            today=today,
        )
        for field, code, day in wrong:
            yield Fault(f"events[{place}].{field}", code, {"day": day})
        yield from _out_of_order(status, event, f"events[{place}]")
        status, due = event.status or status, event.due_on or due


def _out_of_order(before: Status | None, event: Event, place: str) -> Iterator[Fault]:
    claimed = before is Status.DONE_CLAIMED
    if event.status is not None:
        if before is not None and not may_follow(before, event.status):
            steps = {"before": before, "after": event.status}
            yield Fault(f"{place}.status", "step_out_of_order", steps)
    elif event.kind is EventKind.CONFIRMATION and not claimed:
        yield Fault(f"{place}.kind", "nothing_to_confirm", {})
    elif event.kind is EventKind.DISPUTE and not claimed:
        yield Fault(f"{place}.kind", "nothing_to_dispute", {})
    elif event.kind is EventKind.EXTENSION and before not in OPEN:
        yield Fault(f"{place}.kind", "nothing_to_extend", {})
