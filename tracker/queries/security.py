"""Questions about the security log."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.models import Account, SecurityEvent

PAGE = 50


class LogRow(NamedTuple):
    """A line of the log, with the name of the account that did or tried it."""

    id: int
    at: datetime
    kind: str
    address: str | None
    detail: str | None
    name: str | None
    login: str | None


def log(
    session: Session, council_id: int, *, before: int | None = None
) -> tuple[Sequence[LogRow], int | None]:
    """Return a page of a council's log, the latest first, and the number to go on before."""
    wanted = (
        select(
            SecurityEvent.id,
            SecurityEvent.at,
            SecurityEvent.kind,
            SecurityEvent.address,
            SecurityEvent.detail,
            Account.name,
            Account.login,
        )
        .outerjoin(Account, col(Account.id) == SecurityEvent.account_id)
        .where(SecurityEvent.council_id == council_id)
        .order_by(col(SecurityEvent.id).desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        wanted = wanted.where(col(SecurityEvent.id) < before)
    rows = [LogRow(*row) for row in session.exec(wanted)]
    return rows[:PAGE], rows[PAGE - 1].id if len(rows) > PAGE else None
