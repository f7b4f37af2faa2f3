"""The search index: folded words of what the public may find."""

from datetime import date
from enum import StrEnum

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel, UniqueConstraint

from tracker.models.base import STRICT

KIND_BITS, RECORD_BITS = 3, 32


class Kind(StrEnum):
    """What can be found; of one day, the later kind stands first."""

    ORGANIZATION = "organization"
    PERSON = "person"
    STATEMENT = "statement"
    MEETING = "meeting"
    PROPOSAL = "proposal"


KINDS = tuple(Kind)


class SearchEntry(SQLModel, table=True):
    """Folded `words` and `facets` of a record (persian.md, Search); fed from Python only.

    The id tells day, kind and record: so the order of ids is the order of the list, a period is a
    span of them, and either full-text index answers without a join.
    """

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "record_id"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger)
    council_id: int = Field(foreign_key="council.id")
    kind: str
    record_id: int
    words: str = Field(sa_type=Text)
    facets: str = Field(sa_type=Text)


def entry_id(kind: Kind, record_id: int, day: date | None) -> int:
    """Return the id of a record's entry; what has no day comes after everything that has one."""
    return first_id(day) | KINDS.index(kind) << RECORD_BITS | record_id


def first_id(day: date | None) -> int:
    """Return the least id that an entry of this day may have."""
    return (day.toordinal() if day else 0) << KIND_BITS + RECORD_BITS


def entry_of(number: int) -> tuple[Kind, int]:
    """Return the kind and the id of the record that an entry is of."""
    kind = number >> RECORD_BITS & (1 << KIND_BITS) - 1
    return KINDS[kind], number & (1 << RECORD_BITS) - 1
