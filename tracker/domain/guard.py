"""Nothing that is public changes without an entry in the ledger (house.md, law 7).

Asked at each flush, answered at the commit: by then the verb that changed a public row must have
told the ledger of that council. What is written past the session, `tracker verify` sees.
"""

from typing import Any

from sqlalchemy import event, inspect
from sqlmodel import Session, SQLModel

from tracker.models import Meeting, Membership, MinutesVersion, Organization, Person, Proposal

CHANGED, TOLD = "changed, and not yet told", "told"

# What changes on a public row without being published.
UNTOLD = {"edits", "saved_at", "saved_by"}


class Untold(RuntimeError):
    """A public row changed, and the ledger does not tell of it."""


def told(session: Session, council_id: int) -> None:
    """Note that the ledger tells of what changes in this transaction."""
    session.info.setdefault(TOLD, set()).add(council_id)


@event.listens_for(Session, "before_flush")
def _look(session: Session, *_: Any) -> None:
    changed = (row for row in session.dirty if _is_changed(row))
    for row in (*session.new, *changed, *session.deleted):
        if _is_public(session, row):
            session.info.setdefault(CHANGED, {})[row.council_id] = repr(row)


@event.listens_for(Session, "before_commit")
def _ask(session: Session) -> None:
    session.flush()
    changed, known = session.info.get(CHANGED, {}), session.info.get(TOLD, set())
    for council_id, row in changed.items():
        if council_id not in known:
            raise Untold(row)


@event.listens_for(Session, "after_commit")
@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(CHANGED, None)
    session.info.pop(TOLD, None)


def _is_public(session: Session, row: SQLModel) -> bool:
    match row:
        case Meeting():
            return row.code is not None
        case MinutesVersion():
            return True
        case Proposal() | Organization() | Person():
            return bool(row.public or _was(row, "public"))
        case Membership():
            with session.no_autoflush:
                return bool((person := session.get(Person, row.person_id)) and person.public)
    return False


def _was(row: SQLModel, column: str) -> bool:
    return any(inspect(row).attrs[column].history.deleted or ())


def _is_changed(row: SQLModel) -> bool:
    state: Any = inspect(row)
    published = (attribute for attribute in state.attrs if attribute.key not in UNTOLD)
    return any(attribute.history.has_changes() for attribute in published)
