"""Which names the registers know, and what they are."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlmodel import Session, col, select

from tracker.models import Organization, Person
from tracker.persian.text import name_key


def bodies(session: Session, council_id: int, names: Iterable[str]) -> Collection[str]:
    """Return those of the names, folded, that are organizations of the council's record."""
    return _known(session, Organization, council_id, names)


def people(session: Session, council_id: int, names: Iterable[str]) -> Collection[str]:
    """Return those of the names, folded, that are people of the council's record."""
    return _known(session, Person, council_id, names)


def _known(session: Session, table: Any, council_id: int, names: Iterable[str]) -> set[str]:
    keys = {name_key(name) for name in names}
    known = select(table.name_key).where(
        table.council_id == council_id, col(table.name_key).in_(keys)
    )
    return set(session.exec(known)) if keys else set()
