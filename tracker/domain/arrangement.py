"""Rows moved, removed, filled in: what the buttons of a form do to a draft before it is saved."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from tracker.models.meetings import Presence
from tracker.queries.lines import Draft

# Which lines point to lines of a table, and by which field.
POINTERS = {"agenda": ("statements", "agenda_item"), "statements": ("proposals", "statement")}


def moved(draft: Draft, table: str, number: int, by: int) -> Draft:
    """Return the draft with the `number`-th line of a table `by` places further down.

    At the end of the table, and for a line that is not there, nothing moves.
    """
    lines = list(getattr(draft, table))
    to = number + by
    if not (1 <= number <= len(lines) and 1 <= to <= len(lines)):
        return draft
    lines.insert(to - 1, lines.pop(number - 1))
    swapped = {number: to, to: number}
    return _pointed(_with(draft, table, lines), table, lambda n: swapped.get(n, n))


def removed(draft: Draft, table: str, number: int) -> Draft:
    """Return the draft without the `number`-th line; what pointed to it points nowhere."""
    lines = getattr(draft, table)
    kept = tuple(line for place, line in enumerate(lines, 1) if place != number)

    def left(pointed: int) -> int | None:
        return None if pointed == number else pointed - (pointed > number)

    return _pointed(_with(draft, table, kept), table, left)


def all_present(draft: Draft) -> Draft:
    """Return the draft with everybody present of whom nothing was said yet."""
    attendance = tuple(
        replace(line, presence=line.presence or Presence.PRESENT) for line in draft.attendance
    )
    return replace(draft, attendance=attendance)


def _with(draft: Draft, table: str, lines: Iterable[Any]) -> Draft:
    changes: dict[str, Any] = {table: tuple(lines)}
    return replace(draft, **changes)


def _pointed(draft: Draft, table: str, numbered: Callable[[int], int | None]) -> Draft:
    """Return the draft with the numbers that point into a table given anew."""
    if table not in POINTERS:
        return draft
    pointing, name = POINTERS[table]
    lines: tuple[Any, ...] = getattr(draft, pointing)
    renumbered = tuple(
        replace(line, **{name: numbered(pointed)}) if (pointed := getattr(line, name)) else line
        for line in lines
    )
    return _with(draft, pointing, renumbered)
