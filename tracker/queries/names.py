"""The names in the registers: which are known, and lists of them by the alphabet."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlmodel import Session, col, select, tuple_

from tracker.models import Organization, Person
from tracker.models.organizations import Classification
from tracker.persian.text import name_key
from tracker.queries.paging import PAGE, Page


class Named(NamedTuple):
    """An entry of a register; only a body has a classification."""

    id: int
    name: str
    sort_key: str
    classification: Classification | None = None


def bodies(session: Session, council_id: int, names: Iterable[str]) -> set[str]:
    """Return those of the names, folded, that are organizations of the council's record."""
    return _known(session, Organization, council_id, names)


def people(session: Session, council_id: int, names: Iterable[str]) -> set[str]:
    """Return those of the names, folded, that are people of the council's record."""
    return _known(session, Person, council_id, names)


def listed_bodies(
    session: Session, council_id: int, *, words: str = "", after: str = ""
) -> Page[Named]:
    """Return a page of the council's bodies whose names hold what was typed, however spelled."""
    more = (Organization.classification,)
    return _listed(session, Organization, council_id, words, after, more)


def listed_people(
    session: Session, council_id: int, *, words: str = "", after: str = ""
) -> Page[Named]:
    """Return a page of the council's people whose names hold what was typed, however spelled."""
    return _listed(session, Person, council_id, words, after, ())


def _known(session: Session, table: Any, council_id: int, names: Iterable[str]) -> set[str]:
    keys = {name_key(name) for name in names}
    known = select(table.name_key).where(
        table.council_id == council_id, col(table.name_key).in_(keys)
    )
    return set(session.exec(known)) if keys else set()


def _listed(
    session: Session, table: Any, council_id: int, words: str, after: str, more: tuple[Any, ...]
) -> Page[Named]:
    chosen: Any = select(table.id, table.name, table.sort_key, *more).where(
        table.council_id == council_id
    )
    if words:
        chosen = chosen.where(col(table.name_key).contains(name_key(words), autoescape=True))
    if after.isascii() and after.isdecimal() and len(after) < 19:
        last = session.get(table, int(after))
        if last is not None and last.council_id == council_id:
            here = tuple_(table.sort_key, table.id)
            chosen = chosen.where(here > tuple_(last.sort_key, last.id))
    chosen = chosen.order_by(table.sort_key, table.id).limit(PAGE + 1)
    rows = [Named(*row) for row in session.exec(chosen)]
    return Page(rows[:PAGE], str(rows[PAGE - 1].id) if len(rows) > PAGE else None)
