"""The row of statuses above a list of proposals, each with how many it would show."""

from collections.abc import Iterator
from typing import NamedTuple

from tracker.models.proposals import ENDED, OPEN, Status
from tracker.queries.facets import Facets
from tracker.queries.follow_up import DeskCounts

# What the row always offers where there is something to show.
OFFERED = ("", "open", "overdue", Status.DONE_CLAIMED, Status.VERIFIED, "ended")


class Chip(NamedTuple):
    """One choice: a status or a group of them, and how many proposals it holds."""

    status: str
    number: int
    chosen: bool


def chips(facets: Facets, chosen: str) -> Iterator[Chip]:
    """Yield the choices that hold something, and the one that is chosen even if it is empty."""
    offered = OFFERED if chosen in OFFERED else (*OFFERED, Status(chosen))
    for status in offered:
        number = held(facets, status)
        if number or status in ("", chosen):
            yield Chip(status, number, status == chosen)


def desk_chips(counts: DeskCounts, chosen: str) -> Iterator[Chip]:
    """Yield the choices of the desk that hold something, what waits for the one who asks first."""
    groups = {
        "mine": counts.mine,
        "": counts.of(*Status),
        "open": counts.of(*OPEN),
        "overdue": counts.overdue,
        "unassigned": counts.unassigned,
        Status.DONE_CLAIMED: counts.of(Status.DONE_CLAIMED),
        "ended": counts.of(*ENDED),
    }
    if chosen not in groups:
        groups[chosen] = counts.of(Status(chosen))
    for status, count in groups.items():
        if count or status in ("", chosen):
            yield Chip(status, count, status == chosen)


def held(facets: Facets, status: str) -> int:
    """Return how many there are at a status or in a group ("": all)."""
    match status:
        case "":
            return facets.total
        case "open":
            return facets.of(*OPEN)
        case "ended":
            return facets.of(*ENDED)
        case "overdue":
            return facets.overdue
    return facets.of(Status(status))
