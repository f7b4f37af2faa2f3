"""Questions about the security log."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session

from tracker.queries.statement import statement

PAGE = 50
NEWEST = (1 << 31) - 1

LOG = """
SELECT e.id, e.at, e.kind, e.address, e.detail, a.name
FROM security_event e LEFT JOIN account a ON a.id = e.account_id
WHERE e.council_id = :council AND e.id < :before
ORDER BY e.id DESC LIMIT :most
"""


class LogRow(NamedTuple):
    """A line of the log, with the name of the account that did or tried it."""

    id: int
    at: datetime
    kind: str
    address: str | None
    detail: str | None
    name: str | None


def log(
    session: Session, council_id: int, *, before: int | None = None
) -> tuple[Sequence[LogRow], int | None]:
    """Return a page of a council's log, the latest first, and the number to go on before."""
    values = {"council": council_id, "before": before or NEWEST, "most": PAGE + 1}
    found = session.connection().execute(statement(LOG), values)
    rows = [LogRow(*row) for row in found]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None
