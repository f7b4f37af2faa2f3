"""Questions about accounts: who is signed in, who may sign in, what a one-time link is for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.models import Account, AccountRole, Council, Invitation, Organization, SignIn
from tracker.models.accounts import Language, Role


class AccountRow(NamedTuple):
    """An account with its roles, as pages and doors need it."""

    id: int
    council_id: int
    login: str
    name: str
    active: bool
    has_password: bool
    language: Language
    organization_id: int | None
    organization: str | None
    council: str
    roles: frozenset[Role]


def signed_in(session: Session, token_hash: str, *, at: datetime) -> AccountRow | None:
    """Return the active account whose session this is, or None where it is over."""
    account_id = session.exec(
        select(SignIn.account_id).where(SignIn.token_hash == token_hash, SignIn.expires_at > at)
    ).first()
    found = one(session, account_id) if account_id else None
    return found if found and found.active else None


def one(session: Session, account_id: int, council_id: int | None = None) -> AccountRow | None:
    """Return an account, of this council where one is named, or None."""
    found = _rows(session, [Account.id == account_id])
    row = next(iter(found), None)
    return row if row and council_id in (None, row.council_id) else None


def record(session: Session, account_id: int, council_id: int) -> Account | None:
    """Return an account of this council as a verb needs it, or None."""
    account = session.get(Account, account_id)
    return account if account and account.council_id == council_id else None


def of_council(session: Session, council_id: int) -> Sequence[AccountRow]:
    """Return the accounts of a council: the active ones first, then by name."""
    found = _rows(session, [Account.council_id == council_id])
    return sorted(found, key=lambda row: (not row.active, row.name, row.id))


def credentials(session: Session, login: str) -> Account | None:
    """Return the active account of this login, whose password is to be looked at, or None."""
    wanted = select(Account).where(Account.login == login, col(Account.active))
    return session.exec(wanted).first()


def invited(session: Session, token_hash: str, *, at: datetime) -> AccountRow | None:
    """Return the active account that this link lets in, or None where the link is dead."""
    account_id = session.exec(
        select(Invitation.account_id).where(
            Invitation.token_hash == token_hash,
            Invitation.expires_at > at,
            col(Invitation.used_at).is_(None),
        )
    ).first()
    found = one(session, account_id) if account_id else None
    return found if found and found.active else None


def organizations(session: Session, council_id: int) -> Sequence[tuple[int, str]]:
    """Return number and name of the bodies for which an account can act, by the alphabet."""
    return [
        (number or 0, name)
        for number, name in session.exec(
            select(Organization.id, Organization.name)
            .where(Organization.council_id == council_id)
            .order_by(Organization.sort_key, col(Organization.id))
        )
    ]


def _rows(session: Session, which: Iterable[object]) -> list[AccountRow]:
    found = session.exec(
        select(Account, Organization.name, Council.name)
        .join(Council, col(Council.id) == Account.council_id)
        .outerjoin(Organization, col(Organization.id) == Account.organization_id)
        .where(*which)  # type: ignore[arg-type]
    ).all()
    roles = _roles(session, [account.id or 0 for account, _, _ in found])
    return [
        AccountRow(
            id=account.id or 0,
            council_id=account.council_id,
            login=account.login,
            name=account.name,
            active=account.active,
            has_password=account.password_hash is not None,
            language=account.language,
            organization_id=account.organization_id,
            organization=organization,
            council=council,
            roles=frozenset(roles.get(account.id or 0, ())),
        )
        for account, organization, council in found
    ]


def _roles(session: Session, ids: Sequence[int]) -> dict[int, list[Role]]:
    roles: dict[int, list[Role]] = {}
    wanted = select(AccountRole).where(col(AccountRole.account_id).in_(ids))
    for row in session.exec(wanted):
        roles.setdefault(row.account_id, []).append(row.role)
    return roles
