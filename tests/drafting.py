"""Small functions that begin drafts, fill them and ask for them."""

from dataclasses import replace
from typing import Any

from sqlmodel import Session

from tests.factories import DAY, NOW, TODAY
from tracker.domain import meetings, minutes
from tracker.domain.actors import Actor
from tracker.models import Account, Council, Meeting
from tracker.models.accounts import Role
from tracker.models.meetings import Presence
from tracker.queries import drafts
from tracker.queries.lines import (
    AgendaLine,
    AttendanceLine,
    Details,
    Draft,
    ProposalLine,
    StatementLine,
)

SEEN_ALL = 10**9  # whoever corrects has seen every event


def council(session: Session, prefix: str = "QDS") -> int:
    """Return the id of a new council."""
    made = Council(
        slug=prefix.lower(), name=f"شورای {prefix}", short_name=f"شهر {prefix}", prefix=prefix
    )
    session.add(made)
    session.flush()
    return made.id or 0


def actor(session: Session, council_id: int, *roles: Role, name: str = "دبیر شورا") -> Actor:
    """Return a new account of a council, as the one who asks; a secretary unless told otherwise."""
    count = len(session.new) + (session.query(Account).count() if session.new else 0)
    account = Account(
        council_id=council_id, login=f"{name}-{council_id}-{count}", name=name, created_at=NOW
    )
    session.add(account)
    session.flush()
    return Actor(account.id or 0, council_id, name, frozenset(roles or (Role.SECRETARY,)))


def draft(**changes: Any) -> Draft:
    """Return a draft in order, with two of everything."""
    whole = Draft(
        details=Details(
            title="نشست شورا با سمن‌ها",
            body="کمیسیون فرهنگی",
            number="۲",
            day=DAY,
            place="تالار شورا",
            chair="بنفشه رفیعی",
            secretary="علی محمدی",
        ),
        agenda=(AgendaLine("گزارش"), AgendaLine("پیشنهادها")),
        attendance=(
            AttendanceLine(person="بنفشه رفیعی", role="رئیس", presence=Presence.PRESENT),
            AttendanceLine(organization="انجمن یاران", presence=Presence.LATE),
        ),
        statements=(
            StatementLine("آغاز سخن", speaker="بنفشه رفیعی", agenda_item=1),
            StatementLine("سخن دوم", speaker="بنفشه رفیعی", agenda_item=2),
        ),
        proposals=(
            ProposalLine("پیشنهاد نخست", ("انجمن یاران",), statement=2),
            ProposalLine("پیشنهاد دوم", ("بنفشه رفیعی", "چند مدیر سمن"), decision="تصویب شد"),
        ),
    )
    return replace(whole, **changes)


def begun(session: Session, by: Actor, said: Draft | None = None) -> Meeting:
    """Return a draft that is stored."""
    return meetings.start(session, by.council_id, draft=said or draft(), by=by, at=NOW)


def saved(session: Session, meeting: Meeting, by: Actor, said: Draft) -> None:
    """Save a draft over the one that is stored."""
    meetings.save(session, meeting, draft=said, edits=meeting.edits, by=by, at=NOW)


def published(session: Session, by: Actor, said: Draft | None = None) -> Meeting:
    """Return a meeting whose draft was published."""
    meeting = begun(session, by, said)
    minutes.publish(session, meeting, edits=meeting.edits, by=by, today=TODAY, at=NOW)
    return meeting


def stored(session: Session, meeting: Meeting) -> Draft:
    """Return what the rows say, without their ids."""
    found = drafts.stored(session, meeting)
    plain: dict[str, Any] = {
        name: tuple(replace(line, id=None) for line in getattr(found, name))
        for name in ("agenda", "attendance", "statements", "proposals")
    }
    return replace(found, **plain)
