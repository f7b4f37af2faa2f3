"""The home page's figures: how many proposals there are, and what ended this month."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.models.proposals import Status
from tracker.queries.facets import MOST
from tracker.queries.filters import OVERDUE, of_council, prepared

# What was said of a proposal after it was confirmed does not confirm it again.
CONFIRMED = f"""p.status = '{Status.VERIFIED}' AND p.last_news_on >= :since AND EXISTS (
         SELECT 1 FROM proposal_event e WHERE e.proposal_id = p.id
         AND e.status = '{Status.VERIFIED}' AND e.happened_on >= :since)"""
COUNTS = f"""
SELECT p.status, count(*), sum(CASE WHEN {OVERDUE} THEN 1 ELSE 0 END),
       sum(CASE WHEN {CONFIRMED} THEN 1 ELSE 0 END)
FROM (SELECT id, status, responsible_since, due_on, last_news_on FROM proposal p
      WHERE p.public{{conditions}} LIMIT {MOST}) p
GROUP BY p.status
"""


@dataclass(frozen=True)
class Overview:
    """Public proposals by status; how many are overdue; how many were confirmed since a day."""

    by_status: dict[Status, int]
    overdue: int
    confirmed: int

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_status.values())

    def of(self, *statuses: Status) -> int:
        """Return how many stand at one of these."""
        return sum(self.by_status.get(status, 0) for status in statuses)


def overview(session: Session, *, today: date, since: date, council: int | None = None) -> Overview:
    """Count public proposals as of `today`, and those confirmed done on or after `since`.

    `council` None: of all in the store.
    """
    sql, values = prepared(COUNTS, of_council("p.council_id", council))
    rows = session.connection().execute(sql, {**values, "today": today, "since": since})
    found = [tuple(row) for row in rows]
    return Overview(
        {status: count for status, count, _, _ in found},
        sum(late for _, _, late, _ in found),
        sum(confirmed for *_, confirmed in found),
    )
