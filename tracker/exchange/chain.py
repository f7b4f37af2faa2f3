"""How the entries of the ledger are hashed: what anybody needs to check a chain.

An entry's hash is the SHA-256 of its canonical JSON (sorted keys, no blanks, UTF-8), in which the
hash of the entry before stands: whoever changes one changes all that follow. What was published
is hashed with a salt of its own, so that nobody can guess a body that was erased from its hash.
"""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from tracker.exchange.wire import compact

BEFORE = '{"document":'  # what a version's body begins with
BEGINNING = ""  # stands where the first entry of a chain has no entry before it


class Link(NamedTuple):
    """An entry of the chain of a `council` (its slug), as it is hashed."""

    council: str
    seq: int
    at: str
    actor: str
    action: str
    subject: str
    body_hash: str
    prev: str

    def hash(self) -> str:
        """Return the SHA-256 of the entry, in hexadecimal."""
        return hashlib.sha256(compact(self._asdict()).encode()).hexdigest()


def body_hash(salt: str, body: str) -> str:
    """Return the SHA-256 of what was published, after its salt, in hexadecimal."""
    return hashlib.sha256(f"{salt}{body}".encode()).hexdigest()


def instant(at: datetime) -> str:
    """Return an aware instant as entries tell it: UTC, microseconds, always of one width."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def version(document: str, number: int, reason: str | None = None) -> str:
    """Return the body of an entry that tells a version of minutes, of their canonical text."""
    return f"{BEFORE}{document}{_after(number, reason)}"


def document(body: str, number: int, reason: str | None) -> str | None:
    """Return the minutes' canonical text in such a body; None where it ends otherwise."""
    after = _after(number, reason)
    if not (body.startswith(BEFORE) and body.endswith(after)):
        return None
    return body[len(BEFORE) : -len(after)]


def _after(number: int, reason: str | None) -> str:
    why = f'"reason":{compact(reason)},' if reason else ""
    return f',{why}"version":{number}}}'
