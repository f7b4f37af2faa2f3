"""Roles of accounts: which there must be, whom they act for, who holds them."""

from collections.abc import Collection

from sqlmodel import Session, col, select

from tracker.domain.errors import Refused
from tracker.domain.permissions import MAY, Action
from tracker.models import Account, AccountRole, Organization
from tracker.models.accounts import Role

# Roles that act for a body of the record.
FOR_BODIES = frozenset({Role.NGO, Role.OFFICER})

# Roles that only an administrator gives. Whoever publishes is among them: a secretary that could
# make a secretary would be both persons whom a retraction needs.
ABOVE = frozenset({Role.ADMINISTRATOR}) | MAY[Action.PUBLISH]


def roles_of(session: Session, account: Account) -> frozenset[Role]:
    """Return the roles of an account."""
    rows = session.exec(select(AccountRole).where(AccountRole.account_id == account.id))
    return frozenset(row.role for row in rows)


def administrators(session: Session, council_id: int) -> set[int | None]:
    """Return the active administrators of a council."""
    return set(
        session.exec(
            select(Account.id)
            .join(AccountRole, col(AccountRole.account_id) == Account.id)
            .where(
                Account.council_id == council_id,
                col(Account.active),
                AccountRole.role == Role.ADMINISTRATOR,
            )
        )
    )


def check_roles(
    session: Session, council_id: int, roles: Collection[Role], organization_id: int | None
) -> None:
    """Raise Refused: role_missing, organization_missing, no_such_organization."""
    if not set(roles) - {Role.PUBLIC}:
        raise Refused("role_missing")
    if organization_id is None:
        if FOR_BODIES & set(roles):
            raise Refused("organization_missing")
        return
    organization = session.get(Organization, organization_id)
    if organization is None or organization.council_id != council_id:
        raise Refused("no_such_organization")


def give_roles(
    session: Session, account: Account, roles: Collection[Role], organization_id: int | None
) -> None:
    """Give an account these roles and no others, and the body for which it acts."""
    account.organization_id = organization_id
    session.add(account)
    known = session.exec(select(AccountRole).where(AccountRole.account_id == account.id)).all()
    for row in known:
        if row.role not in roles:
            session.delete(row)
    for role in set(roles) - {row.role for row in known} - {Role.PUBLIC}:
        session.add(
            AccountRole(council_id=account.council_id, account_id=account.id or 0, role=role)
        )
    session.flush()
