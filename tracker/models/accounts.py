"""Accounts: who may sign in, as what, and what guards the door."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, Row, coded


class Role(StrEnum):
    """What somebody is to a council (proofs.md, Who may do what); everybody is the public too."""

    PUBLIC = "public"
    NGO = "ngo"
    OFFICER = "officer"
    CLERK = "clerk"
    SECRETARY = "secretary"
    CHAIR = "chair"
    ADMINISTRATOR = "administrator"


class Language(StrEnum):
    """A language in which pages can be read."""

    FA = "fa"
    EN = "en"


# Who keeps a council's record. An administrator has no power over it.
STAFF = frozenset({Role.CLERK, Role.SECRETARY, Role.CHAIR})


class Account(Owned, table=True):
    """Somebody who may sign in to one council's desk.

    `login` is unique in the whole store. An NGO's representative or a unit's officer acts for
    `organization_id`. Without a password nobody signs in: a one-time link sets the first one.
    The desk speaks their `language`.
    """

    __table_args__ = (STRICT,)

    login: str = Field(unique=True)
    name: str
    password_hash: str | None = None
    active: bool = True
    language: Language = Field(
        default=Language.FA, sa_type=coded(Language), sa_column_kwargs={"server_default": "fa"}
    )
    organization_id: int | None = Field(default=None, foreign_key="organization.id")
    created_at: datetime


class AccountRole(Owned, table=True):
    """One role of an account: in a small office one person holds several."""

    __tablename__ = "account_role"
    __table_args__ = (UniqueConstraint("account_id", "role"), STRICT)

    account_id: int = Field(foreign_key="account.id")
    role: Role = Field(sa_type=coded(Role))


class SignIn(Owned, table=True):
    """A session: the browser holds a random token, the store its SHA-256. Revoked by deleting."""

    __tablename__ = "sign_in"
    __table_args__ = (Index(None, "account_id"), STRICT)

    account_id: int = Field(foreign_key="account.id")
    token_hash: str = Field(unique=True)
    started_at: datetime
    seen_at: datetime
    expires_at: datetime


class Invitation(Owned, table=True):
    """A one-time link with which somebody sets a password; shown on screen, never mailed."""

    __table_args__ = (Index(None, "account_id"), STRICT)

    account_id: int = Field(foreign_key="account.id")
    token_hash: str = Field(unique=True)
    made_by_id: int | None = Field(default=None, foreign_key="account.id")
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class Attempt(Row, table=True):
    """Failed sign-ins of one account or one address; commits by itself, whatever the answer is."""

    __table_args__ = (STRICT,)

    key: str = Field(unique=True)
    failures: int
    since: datetime


class SecurityEvent(Row, table=True):
    """One line of the security log; commits by itself, whatever the answer is."""

    __tablename__ = "security_event"
    __table_args__ = (Index(None, "council_id", "id"), STRICT)

    council_id: int | None = Field(default=None, foreign_key="council.id")
    account_id: int | None = Field(default=None, foreign_key="account.id")
    at: datetime
    kind: str
    address: str | None = None
    detail: str | None = None
