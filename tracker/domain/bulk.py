"""Write many rows at once: the object way stops at 200 documents a second (store.md, Import)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, func, insert, select
from sqlmodel import Session, SQLModel

Rows = Sequence[dict[str, Any]]
Writers = Mapping[str, Callable[[Any], Any]]


def add(session: Session, table: type[SQLModel], rows: Rows) -> Sequence[int]:
    """Insert rows that name the same columns in the same order; return their ids, in order too."""
    if not rows:
        return []
    if session.get_bind().dialect.name == "sqlite":
        return _add_to_sqlite(session, table, rows)
    made: Any = insert(table).returning(_id(table), sort_by_parameter_order=True)
    return list(session.connection().scalars(made, rows))


def _add_to_sqlite(session: Session, table: type[SQLModel], rows: Rows) -> Sequence[int]:
    """Hand out the ids under SQLite's write lock, and hand the rows to the driver as they are.

    Asked to return ids in order, SQLAlchemy sends SQLite one statement for each row; and its own
    way to the driver costs as much as the insert itself.
    """
    connection = session.connection()
    last = connection.scalar(select(func.max(_id(table)))) or 0
    ids = range(last + 1, last + 1 + len(rows))
    columns = {"id": ids, **_columns(rows, _writers(table, connection.dialect))}
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({marks})"
    connection.exec_driver_sql(sql, list(zip(*columns.values(), strict=True)))
    return ids


def _columns(rows: Rows, writers: Writers) -> dict[str, Iterable[Any]]:
    """Return what the rows hold, column by column, as the driver takes it.

    A column that none of them fills is left out: NULL all the same, and for the driver each None
    is dearer than a text.
    """
    values = zip(*(row.values() for row in rows), strict=True)
    named = zip(rows[0], values, strict=True)
    filled = {name: column for name, column in named if column.count(None) < len(column)}
    return {
        name: _written(column, writers[name]) if name in writers else column
        for name, column in filled.items()
    }


def _written(column: Sequence[Any], write: Callable[[Any], Any]) -> Iterable[Any]:
    """Return a column as the driver takes it; days, times and kinds: few, again and again."""
    written = {value: write(value) for value in set(column)}
    return map(written.__getitem__, column)


@lru_cache(maxsize=64)
def _writers(table: type[SQLModel], dialect: Dialect) -> Writers:
    """Return what makes a column's values the driver's, for those columns that need it."""
    columns: Any = table.__table__.columns  # type: ignore[attr-defined]
    writers = {
        name: column.type.dialect_impl(dialect).bind_processor(dialect)
        for name, column in columns.items()
    }
    return {name: write for name, write in writers.items() if write}


def _id(table: Any) -> Any:
    return table.id
