"""Bodies and people become public when something public names them; then the ledger tells of them.

What a public document says of them lies in its own entry. An entry of their own tells how they
stand where no document says it: when they become public with more than that, when something hidden
describes them, and when somebody changes them at the desk.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, select

from tracker.domain import indexing, ledger
from tracker.domain.actors import Actor
from tracker.domain.ledger import Telling
from tracker.exchange.wire import plain
from tracker.models import Organization, Person
from tracker.models.ledger import Told
from tracker.queries.known import Known, known


class Whom(NamedTuple):
    """Ids of bodies and of people."""

    bodies: Collection[int] = ()
    people: Collection[int] = ()


def disclose(session: Session, whom: Whom, *, by: Actor | None, at: datetime) -> None:
    """Make public who is not yet, and tell of them."""
    tell(session, _among(session, whom, public=False), by=by, at=at)


def standing(session: Session, whom: Whom) -> Known:
    """Return how those of them stand in the registers who are public."""
    return known(session, *_among(session, whom, public=True))


def changed_since(session: Session, before: Known, *, by: Actor | None, at: datetime) -> None:
    """Tell of those who stand otherwise now than `standing` returned before."""
    now = known(session, _ids(before.organizations), _ids(before.people))
    bodies = _changed(before.organizations, now.organizations)
    people = _changed(before.people, now.people)
    tell(session, Whom(bodies, people), by=by, at=at)


def changed(
    session: Session,
    row: Organization | Person,
    *,
    was: str | None = None,
    by: Actor | None,
    at: datetime,
) -> None:
    """Tell of a body or a person that changed; of one whom nothing public names, nothing is told.

    `was` is the name that it had, where that changed.
    """
    if row.public:
        ids = {row.id or 0}
        whom = Whom(bodies=ids) if isinstance(row, Organization) else Whom(people=ids)
        tell(session, whom, was=was, by=by, at=at)


def tell(
    session: Session, whom: Whom, *, was: str | None = None, by: Actor | None, at: datetime
) -> None:
    """Tell how these stand, and make them public, with whoever becomes so because they name them.

    `was` is the name that the only one of them had before.
    """
    if not any(whom):
        return
    session.flush()
    found = known(session, *whom)
    tellings: dict[int, list[Telling]] = defaultdict(list)
    for council_id, telling in _tellings(found, whom, was):
        tellings[council_id].append(telling)
    for council_id, of_council in sorted(tellings.items()):
        ledger.append(session, council_id, of_council, by=by, at=at)
    for row, _ in (*found.organizations, *found.people):
        row.public = True
        session.add(row)
    session.flush()
    indexing.renew_registers(session, _ids(found.organizations), _ids(found.people))
    for body_id in whom.bodies if was else ():
        indexing.renew_members(session, body_id)


def _tellings(found: Known, whom: Whom, was: str | None) -> Iterator[tuple[int, Telling]]:
    """Yield the councils of entries, and what these are to tell."""
    for body, entry in found.organizations:
        if body.id in whom.bodies or not body.public:
            before = was if body.id in whom.bodies else None
            content = {"organization": plain(entry), "was": before}
            yield body.council_id, ledger.telling(Told.ORGANIZATION, body.id, **content)
    for person, told in found.people:
        content = {"person": plain(told), "was": was}
        yield person.council_id, ledger.telling(Told.PERSON, person.id, **content)


def _among(session: Session, whom: Whom, *, public: bool) -> Whom:
    """Return those of them who are public, or are not."""
    tables: tuple[Any, Any] = (Organization, Person)
    return Whom(
        *(
            set(session.exec(select(table.id).where(table.id.in_(ids), table.public == public)))
            if ids
            else ()
            for table, ids in zip(tables, whom, strict=True)
        )
    )


def _ids(rows: Iterable[tuple[Any, Any]]) -> set[int]:
    return {row.id for row, _ in rows}


def _changed(before: Iterable[tuple[Any, Any]], now: Iterable[tuple[Any, Any]]) -> set[int]:
    was = {row.id: entry for row, entry in before}
    return {row.id for row, entry in now if row.public and was.get(row.id, entry) != entry}
