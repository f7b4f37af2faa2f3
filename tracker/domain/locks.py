"""One writer at a time in each council, asked for before anything is read.

SQLite has one writer anyway. On PostgreSQL two transactions would else read the same state, and
both would write: of twenty who moved one proposal at once, up to sixteen won (store.md).
"""

from collections.abc import Collection

from sqlalchemy import text
from sqlmodel import Session

# The first number says what is locked: a council's chain, as the triggers of the ledger do.
HOLD = text("SELECT pg_advisory_xact_lock(4711, :council)")


def hold(session: Session, council_ids: Collection[int]) -> None:
    """Wait until nobody else writes to these councils, and keep them until the transaction ends.

    In the order of their ids: so two who want the same ones never wait for each other.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        for council_id in sorted(council_ids):
            connection.execute(HOLD, {"council": council_id})
