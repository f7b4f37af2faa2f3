"""What is the matter with the store, whichever database says so and in whatever words."""

from enum import StrEnum

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection


class Trouble(StrEnum):
    """Why a store does not do as it is told; all but `corrupt` can pass by themselves."""

    BUSY = "busy"  # somebody else has been writing for longer than we wait
    FULL = "full"
    READONLY = "readonly"
    GONE = "gone"
    CORRUPT = "corrupt"


# SQLite's result codes (https://sqlite.org/rescode.html); an extended code has one of these as
# its last byte.
SQLITE = {
    5: Trouble.BUSY,
    6: Trouble.BUSY,  # locked
    8: Trouble.READONLY,
    10: Trouble.GONE,  # input or output failed
    11: Trouble.CORRUPT,
    13: Trouble.FULL,
    14: Trouble.GONE,  # cannot be opened
    15: Trouble.BUSY,  # protocol: too many are asking for the lock
    26: Trouble.CORRUPT,  # not a database
}
# These failures of input and output are those of a full disk: writing, syncing, and making the
# WAL's index larger.
SQLITE_FULL = {778: Trouble.FULL, 1034: Trouble.FULL, 4874: Trouble.FULL}

# PostgreSQL's codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), by their
# beginnings.
POSTGRES = {
    "08": Trouble.GONE,
    "57P": Trouble.GONE,  # shut down, or starting
    "57014": Trouble.BUSY,  # a statement took too long
    "25P03": Trouble.GONE,  # a transaction was left alone for too long
    "53100": Trouble.FULL,
    "53": Trouble.BUSY,  # too many connections, no memory
    "55P03": Trouble.BUSY,
    "40": Trouble.BUSY,  # deadlock: trying again helps
    "25006": Trouble.READONLY,
    "58": Trouble.GONE,
    "XX001": Trouble.CORRUPT,
    "XX002": Trouble.CORRUPT,
}


def trouble(error: BaseException) -> Trouble | None:
    """Return what is the matter, or None where the statement is wrong and not the store."""
    if isinstance(error, NoConnection):
        return Trouble.BUSY
    if not isinstance(error, DatabaseError) or isinstance(error, IntegrityError):
        return None
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE_FULL.get(code, SQLITE.get(code & 0xFF))
    return _of_postgres(error)


def _of_postgres(error: DatabaseError) -> Trouble | None:
    code = getattr(error.orig, "sqlstate", None)
    if code is None:  # the server never answered
        return Trouble.GONE if isinstance(error, OperationalError) else None
    beginnings = (code[:length] for length in (5, 3, 2))
    return next((POSTGRES[start] for start in beginnings if start in POSTGRES), None)
