"""Rows as the nodes of a document, of JSON's own types: many at once, past the ORM.

A row of the ORM costs nine times as much (performance.md), and `tracker verify` reads every row
that there is. Which columns a node has follows from the shape of the document.
"""

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Date, TextClause, Time, bindparam, text
from sqlmodel import Session, SQLModel

from tracker.exchange.fields import Part

Node = dict[str, Any]
Read = Callable[[Any], Any]


class Row(NamedTuple):
    """What a document tells of a row, and columns that tell to what it belongs."""

    node: Node
    links: tuple[Any, ...]


class _Plan(NamedTuple):
    sql: TextClause
    fields: tuple[tuple[str, Read | None, Any], ...]  # name, how it is read, what is left out


def read(
    session: Session,
    table: type[SQLModel],
    shape: type[Part] | None,
    links: tuple[str, ...],
    *,
    order: str,
    of: Collection[int],
) -> dict[int, list[Row]]:
    """Return the rows by what they belong to: the first of the links, one of the ids `of`.

    Each is the node of `shape` whose fields are the columns of the same names; what is empty or
    goes without saying is left out.
    """
    found: dict[int, list[Row]] = defaultdict(list)
    if not of:
        return found
    sql, fields = _plan(table, shape, links, order)
    linked = len(links)
    for row in session.execute(sql, {"ids": list(of)}).all():
        node = {
            name: reading(value) if reading else value
            for (name, reading, default), value in zip(fields, row[linked:], strict=True)
            if value is not None and value != default
        }
        found[row[0]].append(Row(node, tuple(row[:linked])))
    return found


@lru_cache
def _plan(table: Any, shape: type[Part] | None, links: tuple[str, ...], order: str) -> _Plan:
    columns = table.__table__.columns
    fields = shape.model_fields if shape else {}
    names = [name for name in fields if name in columns]
    sql = text(
        f"SELECT {', '.join((*links, *names))} FROM {table.__tablename__} "
        f"WHERE {links[0]} IN :ids ORDER BY {links[0]}, {order}"
    ).bindparams(bindparam("ids", expanding=True))
    return _Plan(
        sql, tuple((name, _reading(columns[name].type), fields[name].default) for name in names)
    )


def _reading(kind: Any) -> Read | None:
    """Return how a value becomes JSON's own: the databases keep days, times and truth otherwise."""
    if isinstance(kind, Boolean):
        return bool
    if isinstance(kind, Time):
        return lambda at: str(at)[:5]
    return str if isinstance(kind, Date) else None
