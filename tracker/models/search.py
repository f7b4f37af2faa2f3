"""The search index: folded words of what the public may find."""

from sqlalchemy import Text
from sqlmodel import Field, UniqueConstraint

from tracker.models.base import STRICT, Owned


class SearchEntry(Owned, table=True):
    """Folded `words` and joined `pairs` of a record (persian.md, Search); fed from Python only."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "record_id"), STRICT)

    kind: str
    record_id: int
    words: str = Field(sa_type=Text)
    pairs: str = Field(sa_type=Text)
