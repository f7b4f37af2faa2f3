"""Publications that were taken back: a tombstone with its reason."""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from tracker.models.base import STRICT, Owned


class Retraction(Owned, table=True):
    """One meeting's retraction: asked for by one person, in force when a second one confirms."""

    __table_args__ = (STRICT,)

    meeting_id: int = Field(foreign_key="meeting.id", unique=True)
    reason: str = Field(sa_type=Text)
    asked_by_id: int = Field(foreign_key="account.id")
    asked_at: datetime
    confirmed_by_id: int | None = Field(default=None, foreign_key="account.id")
    confirmed_at: datetime | None = None
