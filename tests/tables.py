"""What lies in a store, table by table."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, SQLModel

from tracker.models import SynonymSet

Rows = list[tuple[Any, ...]]


def contents(session: Session) -> dict[str, Rows]:
    """Return every row of every table, in the order of their ids."""
    connection = session.connection()
    return {
        table.name: [
            tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key))
        ]
        for table in SQLModel.metadata.sorted_tables
    }


def counts(session: Session) -> dict[str, int]:
    """Return how many rows each table has that has any, but for the list that is shipped."""
    shipped = SynonymSet.__tablename__
    return {name: len(rows) for name, rows in contents(session).items() if rows and name != shipped}


def rows(session: Session, sql: str, **values: Any) -> Rows:
    """Return what a statement finds, days and instants as they are written."""
    found = session.connection().execute(text(sql), values)
    return [tuple(map(_written, row)) for row in found]


def _written(value: Any) -> Any:
    """Return a value as SQLite keeps it, which has no types for days and instants."""
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f}"
    return value.isoformat() if isinstance(value, date) else value
