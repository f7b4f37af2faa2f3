"""Marks: what the calendar says about an open proposal; worked out at the question, never kept.

A mark accuses somebody, so it needs somebody (records.md): nothing is late or silent before a
responsible organization was assigned.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from tracker.models.proposals import OPEN, Status

SOON_DAYS = 7
SILENT_DAYS = 45


class MarkKind(StrEnum):
    """What a mark says."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    DISPUTED = "disputed"
    WAITING = "waiting"
    EXTENDED = "extended"
    SILENT = "silent"


class Mark(NamedTuple):
    """A mark with its number (days late, days silent, extensions) or its day, where it has one."""

    kind: MarkKind
    number: int = 0
    day: date | None = None


class Deadline(Protocol):
    """What lateness is worked out from."""

    @property
    def status(self) -> Status: ...
    @property
    def responsible_since(self) -> date | None: ...
    @property
    def due_on(self) -> date | None: ...


class Facts(Deadline, Protocol):
    """What a mark is worked out from; a row of any list has these."""

    @property
    def extensions(self) -> int: ...
    @property
    def awaiting_until(self) -> date | None: ...
    @property
    def disputed(self) -> bool: ...
    @property
    def last_news_on(self) -> date | None: ...


def days_late(facts: Deadline, today: date) -> int:
    """Return how many calendar days the due date has passed; 0 where nobody can be late.

    The day after the due date is the first late one. A claim of completion stops the clock:
    from then on others must answer.
    """
    running = facts.status in OPEN and facts.status is not Status.DONE_CLAIMED
    if not (running and facts.responsible_since and facts.due_on):
        return 0
    return max(0, (today - facts.due_on).days)


def marks(facts: Facts, today: date) -> tuple[Mark, ...]:
    """Return the marks that an open proposal bears on this day in Tehran, the gravest first."""
    if facts.status not in OPEN or facts.responsible_since is None:
        return ()
    found = []
    if late := days_late(facts, today):
        found.append(Mark(MarkKind.OVERDUE, late))
    elif facts.due_on and facts.status is not Status.DONE_CLAIMED and _soon(facts.due_on, today):
        found.append(Mark(MarkKind.DUE_SOON, (facts.due_on - today).days))
    if facts.disputed:
        found.append(Mark(MarkKind.DISPUTED))
    if facts.awaiting_until and facts.awaiting_until >= today:
        found.append(Mark(MarkKind.WAITING, day=facts.awaiting_until))
    if facts.extensions:
        found.append(Mark(MarkKind.EXTENDED, facts.extensions))
    if silent := _days_silent(facts, today):
        found.append(Mark(MarkKind.SILENT, silent))
    return tuple(found)


def _soon(due: date, today: date) -> bool:
    return today <= due <= today + timedelta(days=SOON_DAYS)


def _days_silent(facts: Facts, today: date) -> int:
    since = max(filter(None, (facts.responsible_since, facts.last_news_on)))
    days = (today - since).days
    return days if days > SILENT_DAYS else 0
