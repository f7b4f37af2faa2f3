"""The ruler of clocks: assignment, deadlines and today on one line, drawn to scale."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tracker.models.marks import days_late
from tracker.models.proposals import Status
from tracker.queries.proposals import ProposalRow

WIDTH, MARGIN, APART = 420, 14, 28  # of the drawing; APART keeps two shapes from touching
RUNNING = (Status.ASSIGNED, Status.IN_PROGRESS)


class Clock(StrEnum):
    """What a point on the ruler marks."""

    ASSIGNED = "assigned"
    FIRST = "first"
    EXTENDED = "extended"
    TODAY = "today"


class Point(NamedTuple):
    """A day on the ruler; `x` counts from the left, and time runs from right to left."""

    clock: Clock
    day: date
    x: int


class Ruler(NamedTuple):
    """The points in the order of days, and whether the deadline has passed."""

    points: list[Point]
    late: bool

    @property
    def assigned(self) -> int:
        """Where the line begins."""
        return self._x(Clock.ASSIGNED)

    @property
    def first(self) -> int:
        """Where the first deadline stands."""
        return self._x(Clock.FIRST)

    @property
    def due(self) -> int:
        """Where the deadline stands that holds now."""
        return self._x(Clock.EXTENDED if self.is_extended else Clock.FIRST)

    @property
    def is_extended(self) -> bool:
        """Tell whether the deadline was moved."""
        return any(point.clock is Clock.EXTENDED for point in self.points)

    @property
    def today(self) -> int:
        """Where today stands."""
        return self._x(Clock.TODAY)

    @property
    def gone(self) -> int:
        """How far the time up to the first deadline is used up."""
        return max(self.first, self.today)

    def _x(self, clock: Clock) -> int:
        return next(point.x for point in self.points if point.clock is clock)


def ruler(proposal: ProposalRow, first_due_on: date | None, today: date) -> Ruler | None:
    """Return the ruler of a proposal that runs towards a deadline; None for any other."""
    start, due = proposal.responsible_since, proposal.due_on
    if not (start and due and proposal.status in RUNNING):
        return None
    days = [(start, Clock.ASSIGNED), (first_due_on or due, Clock.FIRST), (today, Clock.TODAY)]
    if proposal.extensions:
        days.append((due, Clock.EXTENDED))
    days.sort(key=lambda marked: (marked[0], list(Clock).index(marked[1])))
    places = _apart(_to_scale([day for day, _ in days]))
    points = [Point(clock, day, x) for (day, clock), x in zip(days, places, strict=True)]
    return Ruler(points, late=days_late(proposal, today) > 0)


def _to_scale(days: list[date]) -> list[int]:
    span = max(1, (days[-1] - days[0]).days)
    room = WIDTH - 2 * MARGIN
    return [WIDTH - MARGIN - round(room * (day - days[0]).days / span) for day in days]


def _apart(places: list[int]) -> list[int]:
    """Move points that would touch, first away from the earlier one, then back from the end."""
    moved = places[:1]
    for place in places[1:]:
        moved.append(min(place, moved[-1] - APART))
    moved[-1] = max(moved[-1], MARGIN)
    for index in range(len(moved) - 2, -1, -1):
        moved[index] = max(moved[index], moved[index + 1] + APART)
    return moved
