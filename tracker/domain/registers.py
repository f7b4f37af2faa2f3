"""Find or make the organizations and people that documents name, and keep what is told of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from tracker.domain import bulk, descriptions, disclosure
from tracker.domain.actors import Actor
from tracker.domain.names import Names, Owned, Owner
from tracker.exchange import Document
from tracker.exchange.repeats import key
from tracker.exchange.speakers import people_who_speak
from tracker.models import Organization, Person
from tracker.persian.text import sort_key
from tracker.queries.documents import public

Namers = Callable[[Document], Iterator[str | None]]


def remember(session: Session, owners: Sequence[Owner], *, by: Actor | None, at: datetime) -> Names:
    """Make sure that everybody whom these documents name is in the registers; return their ids.

    Fills in what was not known, and makes public whom the public part of a document names. Raises
    Refused("faulty_document") where a document says something else of a body than the record does.
    """
    shown = [(council_id, public(document)) for council_id, document in owners]
    telling = [view for view in shown if view[1].meeting.tells]
    names = Names(
        _found_or_made(session, Organization, owners, telling, _organizations),
        _found_or_made(session, Person, owners, telling, _people),
    )
    unseen = _unseen(owners, shown, names)
    before = disclosure.standing(session, unseen)
    descriptions.describe(session, owners, names)
    descriptions.appoint(session, owners, names)
    disclosure.disclose(session, _named(shown, names), by=by, at=at)
    disclosure.changed_since(session, before, by=by, at=at)
    return names


def tell(session: Session, owners: Sequence[Owner], *, by: Actor | None, at: datetime) -> None:
    """Tell the ledger how everybody stands whom these public documents name."""
    names = Names(
        _found(session, Organization, _spelled(owners, _organizations)),
        _found(session, Person, _spelled(owners, _people)),
    )
    disclosure.tell(session, _named(owners, names), by=by, at=at)


def _named(shown: Sequence[Owner], names: Names) -> disclosure.Whom:
    """Return whom these documents show.

    Whom the hidden part of one calls a body, the rest may show as a speaker: that is no person.
    """
    return disclosure.Whom(
        _ids(_spelled(shown, _organizations), names.organizations),
        _ids(_spelled(shown, _people), names.people),
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


def _spelled(owners: Sequence[Owner], names_of: Namers) -> dict[Owned, str]:
    """Return the first spelling of each name."""
    spelled: dict[Owned, str] = {}
    for council_id, document in owners:
        for name in filter(None, names_of(document)):
            spelled.setdefault((council_id, key(name)), name)
    return spelled


def _found_or_made(
    session: Session,
    table: Any,
    owners: Sequence[Owner],
    telling: Sequence[Owner],
    names_of: Namers,
) -> dict[Owned, int]:
    """Return the ids of those whom the documents name.

    New ones are public where documents for everybody, `telling` all of them, name them.
    """
    spelled, public = _spelled(owners, names_of), _spelled(telling, names_of)
    ids = _found(session, table, spelled)
    new = [owned for owned in spelled if owned not in ids]
    rows = [_row(owned, spelled[owned], public=owned in public) for owned in new]
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
