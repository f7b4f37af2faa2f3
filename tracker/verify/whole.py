"""Check a whole store: its chains, then its records against them, then what the database holds."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sqlmodel import Session

from tracker.queries import councils
from tracker.queries.ledger import Head
from tracker.verify import database, findable, links, records, registers

Anchors = Mapping[str, Mapping[int, str]]  # by council and number: the hash that it had


class Checked(NamedTuple):
    """A council whose chain holds and whose records are what it tells."""

    slug: str
    head: Head | None
    meetings: int


def check(
    session: Session,
    *,
    anchors: Anchors = MappingProxyType({}),
    done: Callable[[Checked], None] = lambda _: None,
) -> None:
    """Return if the store is what its ledger says; raise Broken at the first row that is not.

    The session should see one state (`store.engine.reading`); `done` hears of each council.
    """
    database.check(session)
    for council in councils.every(session):
        done(_council(session, council.id, council.slug, anchors.get(council.slug, {})))
    findable.check(session)


def _council(session: Session, council_id: int, slug: str, anchors: Mapping[int, str]) -> Checked:
    story = links.follow(session, council_id, slug, anchors)
    meetings = records.check(session, council_id, story)
    registers.check(session, council_id, story)
    return Checked(slug, story.head, meetings)
