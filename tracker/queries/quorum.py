"""A body that meets: its seats and its members on a day, and how many of them are there."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, or_, select

from tracker.models import Membership, Organization, Person
from tracker.models.meetings import Presence
from tracker.persian.text import name_key
from tracker.queries.lines import AttendanceLine, Draft

# Somebody who came late or left early was there; a guest was too, but is no member.
THERE = frozenset({Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY})


@dataclass(frozen=True)
class Seats:
    """A body on a day: its folded name, its seats where they are known, its members' names."""

    key: str
    count: int | None
    members: frozenset[str]


@dataclass(frozen=True)
class Tally:
    """How many of those listed are there, and how many of the body's members are.

    Groups are not counted. `needed` is None where the body's seats are not known.
    """

    listed: int
    there: int
    members: int
    seats: int | None

    @property
    def needed(self) -> int | None:
        """Return how many members make a quorum: more than half of the seats."""
        return self.seats // 2 + 1 if self.seats else None

    @property
    def reached(self) -> bool:
        """Tell whether there is a quorum."""
        return self.needed is not None and self.members >= self.needed


def seats(session: Session, council_id: int, name: str | None, day: date | None) -> Seats:
    """Return what the record knows of a body and its members on a day."""
    key = name_key(name) if name else ""
    found = session.exec(
        select(Organization).where(
            Organization.council_id == council_id, Organization.name_key == key
        )
    ).first()
    if found is None:
        return Seats(key, None, frozenset())
    held = (
        select(Person.name_key)
        .join(Membership, col(Membership.person_id) == Person.id)
        .where(Membership.organization_id == found.id)
    )
    if day:
        held = held.where(
            or_(col(Membership.since).is_(None), col(Membership.since) <= day),
            or_(col(Membership.until).is_(None), col(Membership.until) >= day),
        )
    return Seats(key, found.seats, frozenset(session.exec(held)))


def tally(draft: Draft, body: Seats) -> Tally:
    """Count who is there: a member is whom the register names, or who sits for the body itself."""
    lines = [line for line in draft.attendance if line.name and not line.group]
    there = [line for line in lines if line.presence in {*THERE, Presence.GUEST}]
    members = {name_key(line.person or "") for line in there if _sits(line, body)}
    return Tally(len(lines), len(there), len(members), body.count)


def of(session: Session, council_id: int, draft: Draft) -> Tally:
    """Return the count for a draft, by the body and the day that it names."""
    details = draft.details
    return tally(draft, seats(session, council_id, details.body, details.day))


def _sits(line: AttendanceLine, body: Seats) -> bool:
    if line.presence not in THERE or not line.person:
        return False
    own = line.organization is not None and name_key(line.organization) == body.key
    return own or name_key(line.person) in body.members
