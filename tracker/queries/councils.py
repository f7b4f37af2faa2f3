"""Questions about councils."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

EVERY = text("SELECT id, slug, name, short_name, prefix, heading FROM council ORDER BY id")


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
