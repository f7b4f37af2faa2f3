"""Write many rows at once: the object way stops at 200 documents a second (store.md, Import)."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, func, insert, select
from sqlmodel import Session, SQLModel

Rows = Sequence[dict[str, Any]]
Writers = tuple[tuple[int, Callable[[Any], Any]], ...]


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
    names = tuple(rows[0])
    marks = ", ".join("?" * (len(names) + 1))
    sql = f"INSERT INTO {table.__tablename__} (id, {', '.join(names)}) VALUES ({marks})"
    writers = _writers(table, names, connection.dialect)
    connection.exec_driver_sql(sql, list(_tuples(ids, rows, writers)))
    return ids


def _tuples(ids: Sequence[int], rows: Rows, writers: Writers) -> Iterator[tuple[Any, ...]]:
    for number, row in zip(ids, rows, strict=True):
        values = [number, *row.values()]
        for place, write in writers:
            values[place] = write(values[place])
        yield tuple(values)


@lru_cache(maxsize=64)
def _writers(table: type[SQLModel], names: tuple[str, ...], dialect: Dialect) -> Writers:
    """Return the places of values that are not yet the driver's, and what makes them so."""
    columns: Any = table.__table__.columns  # type: ignore[attr-defined]
    kinds = [columns[name].type.dialect_impl(dialect) for name in names]
    writers = [(place, kind.bind_processor(dialect)) for place, kind in enumerate(kinds, 1)]
    return tuple((place, write) for place, write in writers if write)


def _id(table: Any) -> Any:
    return table.id
