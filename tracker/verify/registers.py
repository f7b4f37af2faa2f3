"""Do bodies and people stand in the registers as the chain tells of them?"""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, select

from tracker.exchange.difference import folded
from tracker.exchange.wire import plain
from tracker.models import Organization, Person
from tracker.persian.text import name_key
from tracker.queries.known import known
from tracker.queries.nodes import Node
from tracker.verify.broken import Broken
from tracker.verify.story import Story

TOGETHER = 200  # rows in memory


def check(session: Session, council_id: int, story: Story) -> None:
    """Raise Broken at the first body or person that is not what was published of them."""
    for ids in _public(session, Organization, council_id):
        for row, body in known(session, ids, ()).organizations:
            if row.id in ids:
                _check(row, plain(body), story.bodies, "body")
    for ids in _public(session, Person, council_id):
        for person, entry in known(session, (), ids).people:
            _check(person, plain(entry), story.people, "person")
    for code, left in (("body", story.bodies), ("person", story.people)):
        for name in left:
            raise Broken(f"{code}_gone", name=name)


def _public(session: Session, table: Any, council_id: int) -> Iterator[set[int]]:
    last = 0
    while True:
        chosen = select(table.id).where(table.council_id == council_id, table.id > last)
        rows = chosen.where(table.public).order_by(table.id).limit(TOGETHER)
        ids = session.exec(rows).all()
        if not ids:
            return
        yield set(ids)
        last = ids[-1]


def _check(row: Organization | Person, entry: Node, told: dict[str, Node], code: str) -> None:
    """Compare an entry with what was told of its name, and take that out of what is left."""
    stands = folded(entry)
    known = told.pop(stands.pop("name"), {})
    if row.name_key != name_key(row.name) or _ordered(stands) != _ordered(known):
        raise Broken(f"{code}_unlike", name=row.name, id=row.id)


def _ordered(entry: Node) -> Node:
    """Return an entry with its roles in one order, and without what is empty."""
    roles = sorted(map(str, entry.get("memberships", ())))
    return {name: value for name, value in entry.items() if value} | {"memberships": roles}
