"""People, and the roles that they held in bodies over time."""

from datetime import date

from sqlalchemy import Index, false
from sqlmodel import Field

from tracker.models.base import STRICT, Owned


class Person(Owned, table=True):
    """Somebody named in a record; `name_key` is the folded name, `public` as of a body."""

    __table_args__ = (Index(None, "council_id", "name_key"), STRICT)

    name: str
    name_key: str
    sort_key: str
    public: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Membership(Owned, table=True):
    """A role that a person holds in an organization from `since` to `until` (None: not known)."""

    __table_args__ = (Index(None, "organization_id"), STRICT)

    person_id: int = Field(foreign_key="person.id", index=True)
    organization_id: int = Field(foreign_key="organization.id")
    role: str
    since: date | None = None
    until: date | None = None
