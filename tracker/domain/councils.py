"""Councils: whose record it is."""

from collections.abc import Sequence

from sqlmodel import Session, col, or_, select

from tracker.domain import locks
from tracker.domain.errors import Refused
from tracker.exchange import Fault
from tracker.exchange.registers import Council as Told
from tracker.models import Council


def remember(session: Session, named: Sequence[Told]) -> dict[str, int]:
    """Return the ids of these councils by slug; a council that is not known yet is made.

    Raises Refused("faulty_document") where the store knows the slug or the prefix as another's,
    or the council by another name.
    """
    ids: dict[str, int] = {}
    for told in dict.fromkeys(named):
        council = _same(session, told) or _made(session, told)
        ids[told.slug] = council.id or 0
    return ids


def hold(session: Session, named: Sequence[Told]) -> None:
    """Let nobody else write to those of these councils that the store knows (`domain.locks`)."""
    slugs = {told.slug for told in named}
    known = session.exec(select(Council.id).where(col(Council.slug).in_(slugs)))
    locks.hold(session, [number for number in known if number])


def _same(session: Session, told: Told) -> Council | None:
    like = or_(Council.slug == told.slug, Council.prefix == told.prefix)
    for council in session.exec(select(Council).where(like)):
        if Told.model_validate(council, from_attributes=True) != told:
            known = {name: getattr(council, name) or "" for name in Told.model_fields}
            raise Refused("faulty_document", faults=[Fault("council", "other_council", known)])
        return council
    return None


def _made(session: Session, told: Told) -> Council:
    council = Council(**told.model_dump())
    session.add(council)
    session.flush()
    return council
