"""The bodies of a council's record, as somebody picks one of them."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.models import Organization
from tracker.models.organizations import Classification
from tracker.persian.text import name_key


class Body(NamedTuple):
    """An organization by its number, name and kind."""

    id: int
    name: str
    classification: Classification | None


def body_called(session: Session, council_id: int, name: str) -> Body | None:
    """Return the organization of this name, however it is spelled, or None."""
    found = session.exec(
        select(Organization.id, Organization.name, Organization.classification).where(
            Organization.council_id == council_id, Organization.name_key == name_key(name)
        )
    ).first()
    return Body(found[0] or 0, *found[1:]) if found else None


def bodies(session: Session, council_id: int) -> Sequence[Body]:
    """Return every organization of the council's record, by the alphabet."""
    found = session.exec(
        select(Organization.id, Organization.name, Organization.classification)
        .where(Organization.council_id == council_id)
        .order_by(Organization.sort_key, col(Organization.id))
    )
    return [Body(number or 0, *rest) for number, *rest in found]
