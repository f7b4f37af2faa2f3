"""The ledger: the history of what was published, one chain for each council."""

from enum import StrEnum

from sqlalchemy import ForeignKeyConstraint, Index, Text
from sqlmodel import Field, SQLModel

from tracker.models.base import STRICT


class Told(StrEnum):
    """What an entry tells of."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    FOUND = "found"  # as it stood when the chain of an older store was opened
    EVENT = "event"
    ORGANIZATION = "organization"
    PERSON = "person"
    ERASED = "erased"


class LedgerEntry(SQLModel, table=True):
    """One link of a council's chain; triggers of both databases refuse any but the next one.

    All of it is text of which `hash` is made (`exchange.chain`): `at` is UTC in one fixed width.
    It says that something was published and when, but not what: that lies in `LedgerBody`, so
    that it can be erased while the chain stays whole.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (Index(None, "council_id", "subject", "seq"), STRICT)

    council_id: int = Field(foreign_key="council.id", primary_key=True)
    seq: int = Field(primary_key=True)
    at: str
    actor: str
    action: str
    subject: str
    body_hash: str
    prev: str
    hash: str


class LedgerBody(SQLModel, table=True):
    """What an entry tells, with the salt of its hash; both None once it was erased."""

    __tablename__ = "ledger_body"
    __table_args__ = (
        ForeignKeyConstraint(
            ["council_id", "seq"], ["ledger_entry.council_id", "ledger_entry.seq"]
        ),
        STRICT,
    )

    council_id: int = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    salt: str | None = None
    body: str | None = Field(default=None, sa_type=Text)
