"""How often a password may be tried: per account and per address, longer and longer waits."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from sqlalchemy import delete
from sqlmodel import Session, col, select

from tracker.domain.tokens import fingerprint
from tracker.models import Attempt

# Failures that cost nothing; an office sits behind one address.
FREE = {"account": 5, "address": 20}
FIRST, LONGEST = timedelta(seconds=30), timedelta(minutes=15)
FORGOTTEN = timedelta(hours=2)


def account_key(login: str) -> str:
    """Return the key of an account, known or not; people type passwords where logins belong."""
    return f"account:{fingerprint(login)}"


def address_key(address: str | None) -> str:
    """Return the key of a network address; who has one of IPv6 has 2^64."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "address:unknown"
    return f"address:{ip_network((found, 64), strict=False) if found.version == 6 else found}"


class Counted(NamedTuple):
    """What became of an attempt: how long to wait, or which keys have just used up their share."""

    wait: timedelta | None
    used_up: Sequence[str] = ()


def take(session: Session, keys: Sequence[str], *, at: datetime) -> Counted:
    """Count an attempt against every key; where one must wait, count nothing."""
    session.exec(delete(Attempt).where(col(Attempt.since) <= at - FORGOTTEN))
    rows = _rows(session, keys)
    waits = [wait for row in rows.values() if (wait := _until(row) - at) > timedelta()]
    if waits:
        return Counted(max(waits))
    used_up = []
    for key in keys:
        row = rows.get(key) or Attempt(key=key, failures=0, since=at)
        row.failures, row.since = row.failures + 1, at
        session.add(row)
        if row.failures == _free(key):
            used_up.append(key)
    return Counted(None, used_up)


def give_back(session: Session, keys: Sequence[str]) -> None:
    """Take back one attempt of each key, and all of an account: its owner came in."""
    for key, row in _rows(session, keys).items():
        row.failures = 0 if key.startswith("account:") else row.failures - 1
        if row.failures > 0:
            session.add(row)
        else:
            session.delete(row)


def _rows(session: Session, keys: Sequence[str]) -> dict[str, Attempt]:
    found = session.exec(select(Attempt).where(col(Attempt.key).in_(keys)).with_for_update())
    return {row.key: row for row in found}


def _until(row: Attempt) -> datetime:
    """Return the instant from which on the next attempt is allowed."""
    beyond = row.failures - _free(row.key)
    if beyond < 0:
        return row.since
    wait: timedelta = FIRST * (1 << min(beyond, 10))
    return row.since + min(wait, LONGEST)


def _free(key: str) -> int:
    return FREE[key.partition(":")[0]]
