"""Bodies: councils and their commissions, offices, NGOs."""

from datetime import date
from enum import StrEnum

from sqlalchemy import UniqueConstraint, false
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, coded


class Classification(StrEnum):
    """What kind of body it is (OParl's and Popolo's classification)."""

    COUNCIL = "council"
    COMMISSION = "commission"
    NGO = "ngo"
    MUNICIPALITY = "municipality"
    DEPARTMENT = "department"
    GOVERNMENT = "government"
    MEDIA = "media"
    OTHER = "other"


class Organization(Owned, table=True):
    """A body that meets, asks, answers or is responsible.

    `name_key` is the folded name: two spellings of one name are one organization. What nobody
    has said yet is None: a classification is never guessed. It is `public` once something that
    was published names it: from then on the ledger tells of each change.
    """

    __table_args__ = (UniqueConstraint("council_id", "name_key"), STRICT)

    name: str
    name_key: str
    sort_key: str
    public: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    classification: Classification | None = Field(default=None, sa_type=coded(Classification))
    parent_id: int | None = Field(default=None, foreign_key="organization.id")
    seats: int | None = None
    licence_number: str | None = None
    licence_issuer: str | None = None
    licence_expires_on: date | None = None
