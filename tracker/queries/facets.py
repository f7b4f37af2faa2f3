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

    `organizations` are those that are responsible, id and name, in alphabetical order.
    """

    by_status: dict[Status, int]
    overdue: int
    capped: bool
    organizations: Sequence[tuple[int, str]]

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
    organizations = sorted(named.items(), key=lambda item: sort_key(item[1]))
    return Facets(by_status, overdue, sum(row[3] for row in counted) > MOST, organizations)
