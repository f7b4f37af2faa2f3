"""Questions about councils."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from tracker.persian.text import name_key, sort_key
from tracker.queries.paging import PAGE, Page

COUNCILS = "SELECT id, slug, name, short_name, prefix, heading FROM council"
EVERY = text(f"{COUNCILS} ORDER BY id")
FIRST_TWO = text(f"{COUNCILS} ORDER BY id LIMIT 2")
OF_ID = text(f"{COUNCILS} WHERE id = :id")
OF_SLUG = text(f"{COUNCILS} WHERE slug = :slug")


class CouncilRow(NamedTuple):
    """A council as pages and codes need it."""

    id: int
    slug: str
    name: str
    short_name: str
    prefix: str
    heading: str | None


def every(session: Session) -> Sequence[CouncilRow]:
    """Return all councils of the store, the oldest first."""
    return [CouncilRow(*row) for row in session.connection().execute(EVERY)]


def only(session: Session) -> CouncilRow | None:
    """Return the council of a store that has one; None where there is none yet, or several."""
    found = session.connection().execute(FIRST_TWO).all()
    return CouncilRow(*found[0]) if len(found) == 1 else None


def of_slug(session: Session, slug: str) -> CouncilRow | None:
    """Return the council of this name in addresses, or None."""
    found = session.connection().execute(OF_SLUG, {"slug": slug}).first()
    return CouncilRow(*found) if found else None


def of_id(session: Session, number: int) -> CouncilRow:
    """Return the council of this row."""
    return CouncilRow(*session.connection().execute(OF_ID, {"id": number}).one())


def listed(session: Session, words: str = "", *, after: str = "") -> Page[CouncilRow]:
    """Return a page of the councils whose name has these words, in alphabetical order.

    There are 1,400 at most: they are put in order here, not in the store. `after` is the name in
    addresses of the last one of the page before.
    """
    key = name_key(words) if words else ""
    found = [row for row in every(session) if key in _keys(row.name, row.short_name)]
    found.sort(key=lambda row: (_order(row.name), row.id))
    start = next((place for place, row in enumerate(found, 1) if row.slug == after), 0)
    rows = found[start : start + PAGE]
    return Page(rows, rows[-1].slug if found[start + PAGE :] else None)


@lru_cache(maxsize=4096)
def _keys(name: str, short_name: str) -> str:
    return f"{name_key(name)} {name_key(short_name)}"


_order = lru_cache(maxsize=4096)(sort_key)
