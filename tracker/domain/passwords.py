"""Passwords: what will do, and how they are kept (argon2id; proofs.md, Sessions)."""

import unicodedata

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from tracker.domain.errors import Refused
from tracker.persian.numerals import to_ascii

SHORTEST, LONGEST = 10, 200
MEMORY_KIB, ROUNDS = 19 * 1024, 2

hasher = PasswordHash((Argon2Hasher(memory_cost=MEMORY_KIB, time_cost=ROUNDS, parallelism=1),))
# Checked where there is no account, so that its absence takes as long as a wrong password.
DUMMY = hasher.hash("nobody has this one")


def check(password: str, login: str) -> None:
    """Raise Refused for a password that will not do."""
    if len(password) < SHORTEST:
        raise Refused("password_short", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refused("password_long", most=LONGEST)
    if _one(password).casefold() == login.casefold():
        raise Refused("password_is_login")


def hashed(password: str) -> str:
    """Return what the store keeps of a password."""
    return hasher.hash(_one(password))


def fits(password: str, password_hash: str | None) -> bool:
    """Tell whether this is the password; takes as long where there is none to compare with."""
    told = password if len(password) <= LONGEST else ""
    return hasher.verify(_one(told), password_hash or DUMMY) and bool(password_hash and told)


def _one(password: str) -> str:
    """Return the password as any keyboard types it: one form of each letter, Latin digits."""
    return to_ascii(unicodedata.normalize("NFKC", password))
