"""What a store is asked: the statements, how many they are, and by which plan they are answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Engine, event
from sqlmodel import Session


class Asked(NamedTuple):
    """A statement as the driver got it."""

    sql: str
    values: Any


@contextmanager
def asking(engine: Engine) -> Iterator[list[Asked]]:
    """Yield a list that fills with what the store is asked, BEGIN and COMMIT aside."""
    found: list[Asked] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        if not sql.startswith("BEGIN"):
            found.append(Asked(sql, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


class Step(NamedTuple):
    """A step of SQLite's plan; `above` is the step that it is part of, 0 at the top."""

    id: int
    above: int
    told: str


def plan(session: Session, asked: Asked) -> list[Step]:
    """Return SQLite's plan for a statement."""
    told = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.values)
    return [Step(number, above, text) for number, above, _, text in told]
