"""Find or make the organizations and people that documents name, and keep what is told of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, col, select

from tracker.domain import bulk, descriptions, disclosure, indexing
from tracker.domain.actors import Actor
from tracker.domain.names import Names, Owned, Owner
from tracker.exchange import Document
from tracker.exchange.repeats import key
from tracker.exchange.speakers import people_who_speak
from tracker.models import Organization, Person
from tracker.persian.text import sort_key
from tracker.queries.documents import public

Namers = Callable[[Document], Iterator[str | None]]


class Spelled(NamedTuple):
    """How documents spell whom they name, by council and key."""

    bodies: dict[Owned, str]
    people: dict[Owned, str]


def remember(session: Session, owners: Sequence[Owner], *, by: Actor | None, at: datetime) -> Names:
    """Make sure that everybody whom these documents name is in the registers; return their ids.

    Fills in what was not known, and makes public whom the public part of a document names. Raises
    Refused("faulty_document") where a document says something else of a body than the record does.
    """
    shown = [(council_id, public(document)) for council_id, document in owners]
    telling = [view for view in shown if view[1].meeting.tells]
    named = _spelled(owners)
    # Most documents hide nothing: then these three are one, and each is read once.
    seen = named if shown == owners else _spelled(shown)
    told = seen if telling == shown else _spelled(telling)
    names = Names(
        _found_or_made(session, Organization, named.bodies, told.bodies),
        _found_or_made(session, Person, named.people, told.people),
    )
    unseen = _unseen(owners, shown, names)
    before = disclosure.standing(session, unseen)
    descriptions.describe(session, owners, names)
    descriptions.appoint(session, owners, names)
    disclosure.disclose(session, _whom(seen, names), by=by, at=at)
    disclosure.changed_since(session, before, by=by, at=at)
    indexing.renew_registers(session, names.organizations.values(), names.people.values())
    return names


def tell(session: Session, owners: Sequence[Owner], *, by: Actor | None, at: datetime) -> None:
    """Tell the ledger how everybody stands whom these public documents name."""
    named = _spelled(owners)
    names = Names(
        _found(session, Organization, named.bodies), _found(session, Person, named.people)
    )
    disclosure.tell(session, _whom(named, names), by=by, at=at)


def _whom(shown: Spelled, names: Names) -> disclosure.Whom:
    """Return who of those whom documents show are in the registers.

    Whom the hidden part of one calls a body, the rest may show as a speaker: that is no person.
    """
    return disclosure.Whom(
        _ids(shown.bodies, names.organizations), _ids(shown.people, names.people)
    )


def _unseen(owners: Sequence[Owner], shown: Sequence[Owner], names: Names) -> disclosure.Whom:
    """Return whom the registers of these documents describe where nobody sees it."""
    bodies: set[Owned] = set()
    people: set[Owned] = set()
    for (council_id, whole), (_, view) in zip(owners, shown, strict=True):
        if whole is not view:
            hidden = {*whole.organizations} - {*view.organizations}
            bodies |= {(council_id, key(entry.name)) for entry in hidden}
            unseen = {*whole.people} - {*view.people}
            people |= {(council_id, key(person.name)) for person in unseen}
    return disclosure.Whom(_ids(bodies, names.organizations), _ids(people, names.people))


def _ids(named: Iterable[Owned], known: Mapping[Owned, int]) -> set[int]:
    return {known[owned] for owned in named if owned in known}


def _organizations(document: Document) -> Iterator[str | None]:
    for entry in document.organizations:  # the register first: its spelling is the one to keep
        yield from (entry.name, entry.parent)
    for person in document.people:
        yield from (membership.organization for membership in person.memberships)
    yield document.meeting.body
    yield from (attendance.organization for attendance in document.attendance)
    for proposal in document.proposals:
        yield from proposal.proposers.organizations
        yield from proposal.cooperating
        yield from proposal.informed
        yield from (event.organization for event in proposal.events)


def _people(document: Document) -> Iterator[str | None]:
    yield from (person.name for person in document.people)
    yield from (document.meeting.chair, document.meeting.secretary)
    yield from (attendance.person for attendance in document.attendance)
    yield from people_who_speak(document)
    for proposal in document.proposals:
        yield from proposal.proposers.people


def _spelled(owners: Sequence[Owner]) -> Spelled:
    """Return the first spelling of each name in these documents."""
    return Spelled(_first(owners, _organizations), _first(owners, _people))


def _first(owners: Sequence[Owner], names_of: Namers) -> dict[Owned, str]:
    spelled: dict[Owned, str] = {}
    for council_id, document in owners:
        for name in filter(None, names_of(document)):
            spelled.setdefault((council_id, key(name)), name)
    return spelled


def _found_or_made(
    session: Session, table: Any, spelled: Mapping[Owned, str], told: Collection[Owned]
) -> dict[Owned, int]:
    """Return the ids of those who are named so; new ones are public if all is told of them."""
    ids = _found(session, table, spelled)
    new = [owned for owned in spelled if owned not in ids]
    rows = [_row(owned, spelled[owned], public=owned in told) for owned in new]
    ids.update(zip(new, bulk.add(session, table, rows), strict=True))
    return ids


def _found(session: Session, table: Any, names: Iterable[Owned]) -> dict[Owned, int]:
    """Return the ids of those who are in the registers already."""
    ids: dict[Owned, int] = {}
    by_council: dict[int, list[str]] = defaultdict(list)
    for council_id, folded in names:
        by_council[council_id].append(folded)
    for council_id, folded_names in by_council.items():
        same = select(table.name_key, table.id).where(
            table.council_id == council_id, col(table.name_key).in_(folded_names)
        )
        for folded, number in session.exec(same.order_by(table.id.desc())):
            ids[council_id, folded] = number
    return ids


def _row(owned: Owned, name: str, *, public: bool) -> dict[str, Any]:
    council_id, folded = owned
    return {
        "council_id": council_id,
        "name": name,
        "name_key": folded,
        "sort_key": sort_key(name),
        "public": public,
    }
