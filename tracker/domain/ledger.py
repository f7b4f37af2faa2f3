"""Append to the ledger: whatever is published enters it in the same transaction (law 7)."""

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert
from sqlmodel import Session

from tracker.domain import guard, locks
from tracker.domain.actors import Actor
from tracker.exchange import chain
from tracker.exchange.wire import compact
from tracker.models import Council, LedgerBody, LedgerEntry
from tracker.models.ledger import Told
from tracker.queries import ledger

OPERATOR = "operator"  # who works at the command line


class Telling(NamedTuple):
    """What an entry is to tell: of which subject, and what about it, as canonical text."""

    action: Told
    subject: str
    body: str


def telling(action: Told, subject: object, **content: Any) -> Telling:
    """Return what is to be told, of JSON's own types; what is None is left out."""
    known = {name: value for name, value in content.items() if value is not None}
    return Telling(action, str(subject), compact(known))


def append(
    session: Session,
    council_id: int,
    tellings: Sequence[Telling],
    *,
    by: Actor | None,
    at: datetime,
) -> range:
    """Add entries to a council's chain, in order; return their numbers.

    The chain names roles and never people, since nothing of it can be erased. Without `by` it was
    somebody at the command line.
    """
    if not tellings:
        return range(0)
    locks.hold(session, [council_id])
    entries, bodies = zip(*_linked(session, council_id, tellings, by, at), strict=True)
    session.connection().execute(insert(LedgerEntry), entries)
    session.connection().execute(insert(LedgerBody), bodies)
    guard.told(session, council_id)
    return range(entries[0]["seq"], entries[-1]["seq"] + 1)


def _linked(
    session: Session,
    council_id: int,
    tellings: Sequence[Telling],
    by: Actor | None,
    at: datetime,
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the rows of the next entries and of their bodies."""
    seq, prev = ledger.head(session, council_id) or (0, chain.BEGINNING)
    slug = session.get_one(Council, council_id).slug
    actor, instant = _called(by), chain.instant(at)
    for number, told in enumerate(tellings, seq + 1):
        salt = secrets.token_hex(16)
        link = chain.Link(
            council=slug,
            seq=number,
            at=instant,
            actor=actor,
            action=told.action.value,
            subject=told.subject,
            body_hash=chain.body_hash(salt, told.body),
            prev=prev,
        )
        prev = link.hash()
        entry = link._asdict() | {"council_id": council_id, "hash": prev}
        del entry["council"]
        yield entry, {"council_id": council_id, "seq": number, "salt": salt, "body": told.body}


def _called(by: Actor | None) -> str:
    return "+".join(sorted(by.roles)) if by else OPERATOR
