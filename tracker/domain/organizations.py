"""The bodies of the record: made and described by hand."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import literal
from sqlmodel import Session, select

from tracker.domain import disclosure
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.models import (
    Attendance,
    Meeting,
    Organization,
    Proposal,
    ProposalEvent,
    ProposalParty,
)
from tracker.models.organizations import Classification
from tracker.persian.text import name_key, sort_key


@dataclass(frozen=True)
class Description:
    """What is known of a body; what nobody has said is None."""

    name: str
    classification: Classification | None = None
    parent_id: int | None = None
    seats: int | None = None
    licence_number: str | None = None
    licence_issuer: str | None = None
    licence_expires_on: date | None = None


def create(session: Session, council_id: int, *, description: Description) -> Organization:
    """Return a new body; raise Refused("name_taken") where the record knows one of that name."""
    _check(session, council_id, None, description)
    made = Organization(council_id=council_id, **_columns(description))
    session.add(made)
    session.flush()
    return made


def change(
    session: Session,
    organization: Organization,
    *,
    description: Description,
    by: Actor | None,
    at: datetime,
) -> None:
    """Describe a body anew.

    Raises Refused: "name_taken"; "name_in_use" where published records call it by another name
    (its name may be spelled otherwise, but documents know bodies by their names); "no_such_body"
    for a parent of another council; "own_parent" where it would be above itself.
    """
    _check(session, organization.council_id, organization, description)
    was = organization.name if description.name != organization.name else None
    for column, value in _columns(description).items():
        setattr(organization, column, value)
    session.add(organization)
    session.flush()
    disclosure.changed(session, organization, was=was, by=by, at=at)


def _check(
    session: Session, council_id: int, known: Organization | None, description: Description
) -> None:
    key = name_key(description.name)
    if known is not None and key != known.name_key and _is_named(session, known):
        raise Refused("name_in_use", name=known.name)
    same = session.exec(
        select(Organization).where(
            Organization.council_id == council_id, Organization.name_key == key
        )
    ).first()
    if same is not None and same is not known:
        raise Refused("name_taken", name=same.name)
    _check_parent(session, council_id, known, description.parent_id)


def _check_parent(
    session: Session, council_id: int, known: Organization | None, parent_id: int | None
) -> None:
    while parent_id is not None:
        parent = session.get(Organization, parent_id)
        if parent is None or parent.council_id != council_id:
            raise Refused("no_such_body")
        if parent is known:
            raise Refused("own_parent", name=parent.name)
        parent_id = parent.parent_id


def _is_named(session: Session, body: Organization) -> bool:
    """Tell whether a published record points to the body, or knows it by its name alone."""
    pointing: tuple[Any, ...] = (
        Meeting.body_id,
        Attendance.organization_id,
        Proposal.responsible_id,
        ProposalParty.organization_id,
        ProposalEvent.organization_id,
    )
    spoken_for: Any = (
        ProposalEvent.council_id == body.council_id,
        ProposalEvent.on_behalf_of_key == body.name_key,
    )
    named = [(column == body.id,) for column in pointing] + [spoken_for]
    return any(
        session.exec(select(literal(1)).where(*conditions).limit(1)).first() is not None
        for conditions in named
    )


def _columns(description: Description) -> dict[str, Any]:
    name = description.name
    keys = {"name_key": name_key(name), "sort_key": sort_key(name)}
    return asdict(description) | keys
