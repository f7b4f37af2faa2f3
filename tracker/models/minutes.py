"""The published versions of a meeting's minutes."""

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from tracker.models.base import STRICT, Owned


class MinutesVersion(Owned, table=True):
    """What was published when, and why it was corrected.

    What everybody could read lies in the ledger, under the number `seq`. `body` is the whole
    exchange document where the public saw less of it, and empty where it saw all.
    """

    __tablename__ = "minutes_version"
    __table_args__ = (UniqueConstraint("meeting_id", "number"), STRICT)

    meeting_id: int = Field(foreign_key="meeting.id")
    number: int
    published_at: datetime
    reason: str | None = Field(default=None, sa_type=Text)
    sha256: str
    body: str = Field(sa_type=Text)
    seq: int | None = None
