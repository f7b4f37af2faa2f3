"""The council: whose record it is."""

from sqlmodel import Field

from tracker.models.base import STRICT, Row


class Council(Row, table=True):
    """A council, the tenant: every record belongs to exactly one (records.md, Nouns).

    `slug` is for addresses, `prefix` (2 to 5 Latin letters) for codes, `short_name` is how its
    codes are spoken in Persian, `heading` stands on paper.
    """

    __table_args__ = STRICT

    slug: str = Field(unique=True)
    name: str
    short_name: str
    prefix: str = Field(unique=True)
    heading: str | None = None
