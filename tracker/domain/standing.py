"""Where a proposal stands: its timeline, folded; and what makes a timeline impossible."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain.days import Earliest, wrong_days
from tracker.domain.proposals import may_follow
from tracker.exchange import Fault
from tracker.exchange.events import Event
from tracker.models import ProposalEvent
from tracker.models.events import OF_THE_RESPONSIBLE, Channel, EventKind
from tracker.models.proposals import OPEN, NotDoneReason, Status
from tracker.persian.text import name_key

# An event of a document, or the row of one: both tell the same.
Happening = Event | ProposalEvent
ANSWERS = (EventKind.CONFIRMATION, EventKind.DISPUTE)
NOBODY = ""  # whose dispute nobody can take back: it may be anybody's


class Standing(NamedTuple):
    """Where a proposal stands: its timeline, folded. Days are days in Tehran.

    `responsible_since` is None while a press report alone tells of somebody responsible: no mark
    accuses anybody until the council itself has taken the matter up (records.md).
    """

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
    disputes: frozenset[str] = frozenset()
    merged_into: str | None = None
    last_news_on: date = date.min
    last_step_on: date = date.min
    taken_up: bool = False

    @property
    def disputed(self) -> bool:
        """Tell whether somebody's dispute stands; who took it back by a confirmation has none."""
        return bool(self.disputes)

    def earliest(self, kind: EventKind) -> Iterator[Earliest]:
        """Yield before which days nothing of this kind can have happened next.

        Steps follow each other, answers the claim; what concerns a responsible body follows its
        being made so. Letters, proofs and comments follow nothing of the timeline.
        """
        if kind is EventKind.STATUS or kind in ANSWERS:
            yield Earliest("before_last_step", self.last_step_on)
        elif kind in OF_THE_RESPONSIBLE and self.responsible_since:
            yield Earliest("before_responsible", self.responsible_since)


def standing(events: Iterable[Happening]) -> Standing:
    """Return what these events, oldest first, amount to."""
    now = Standing()
    for event in events:
        now = _after(now, event)
    return now


def _after(now: Standing, event: Happening) -> Standing:
    if event.kind is EventKind.CORRECTION:
        return now  # a slip of the pen that was put right is no news of the matter
    now = now._replace(
        last_news_on=max(now.last_news_on, event.happened_on),
        taken_up=now.taken_up or takes_up(event),
    )
    now = _told(now, event)
    if now.taken_up and now.responsible and now.responsible_since is None:
        now = now._replace(responsible_since=event.happened_on)
    return now


def takes_up(event: Happening) -> bool:
    """Tell whether the council does something here; what a newspaper says of it does not count.

    `queries.month_end.TAKES_UP` is the same rule.
    """
    begins = event.kind is EventKind.STATUS and event.status is Status.RECORDED
    moves = event.kind is EventKind.STATUS or event.kind in OF_THE_RESPONSIBLE
    return moves and not begins and event.channel is not Channel.PRESS


def _told(now: Standing, event: Happening) -> Standing:
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
            return now._replace(disputes=now.disputes | {_voice(event)})
        case EventKind.CONFIRMATION:
            return now._replace(disputes=now.disputes - ({_voice(event)} - {NOBODY}))
    return now


def _voice(event: Happening) -> str:
    """Return the key of the one who answers, or of the one for whom it was entered."""
    return name_key(event.on_behalf_of or event.actor or NOBODY)


def _moved(now: Standing, event: Happening) -> Standing:
    # Whoever closes a proposal over a dispute does not make the dispute unsaid.
    over = event.status is Status.VERIFIED
    return now._replace(
        status=event.status or now.status,
        not_done_reason=event.not_done_reason,
        awaiting=event.awaiting,
        awaiting_until=event.awaiting_until,
        disputes=now.disputes if over else frozenset(),
        merged_into=event.target if event.status is Status.MERGED else None,
        last_step_on=event.happened_on,
    )


def _assigned(now: Standing, event: Happening) -> Standing:
    if event.organization and not _same(event.organization, now.responsible):
        since = event.happened_on if now.taken_up else None
        now = now._replace(responsible=event.organization, responsible_since=since)
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
    now = Standing()
    for place, event in enumerate(events):
        wrong = wrong_days(
            vars(event),
            not_before=now.earliest(event.kind),
            later_than=now.due_on if event.kind is EventKind.EXTENSION else None,
            today=today,
        )
        for field, code, day in wrong:
            yield Fault(f"events[{place}].{field}", code, {"day": day})
        yield from _out_of_order(status, event, f"events[{place}]")
        status, now = event.status or status, _after(now, event)


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
