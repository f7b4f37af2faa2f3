"""How many proposals a list holds under each status and each responsible organization."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.models.proposals import Status
from tracker.persian.text import sort_key
from tracker.queries.filters import OVERDUE, Filters, prepared

# How many there are is told exactly up to MOST; counting more would cost more than it tells.
MOST = 10_000
MOST_NAMED = 80  # a longer list of bodies weighs more than all the rest of a page
FACETS = """
SELECT p.status, p.responsible_id, o.name, count(*), sum(CASE WHEN OVERDUE THEN 1 ELSE 0 END)
FROM (SELECT status, responsible_id, responsible_since, due_on FROM proposal p
      WHERE p.public{conditions} LIMIT :limit) p
LEFT JOIN organization o ON o.id = p.responsible_id
GROUP BY p.status, p.responsible_id, o.name
""".replace("OVERDUE", OVERDUE)


@dataclass(frozen=True)
class Facets:
    """How many there are by status; `capped` says that there are more than were counted.

    `organizations` are those that are responsible, id and name, in alphabetical order; where they
    are too many to choose from, they are `crowded` out but for the one that is chosen.
    """

    by_status: dict[Status, int]
    overdue: int
    capped: bool
    organizations: Sequence[tuple[int, str]]
    crowded: bool

    @property
    def total(self) -> int:
        """How many there are at any status."""
        return sum(self.by_status.values())

    def of(self, *statuses: Status) -> int:
        """Return how many stand at one of these."""
        return sum(self.by_status.get(status, 0) for status in statuses)


def facets(session: Session, filters: Filters, *, today: date) -> Facets:
    """Count what the list would hold under each status, were no status chosen."""
    sql, values = prepared(FACETS, filters.kept(session))
    counted = session.connection().execute(sql, {**values, "today": today, "limit": MOST + 1}).all()
    by_status: dict[Status, int] = {}
    overdue = 0
    for status, organization, _, count, late in counted:
        if filters.organization in (None, organization):
            by_status[status] = by_status.get(status, 0) + count
            overdue += late
    named = {row.responsible_id: row.name for row in counted if row.responsible_id}
    crowded = len(named) > MOST_NAMED
    if crowded:
        named = {number: name for number, name in named.items() if number == filters.organization}
    organizations = sorted(named.items(), key=lambda item: sort_key(item[1]))
    capped = sum(row[3] for row in counted) > MOST
    return Facets(by_status, overdue, capped, organizations, crowded)
