"""Administrators as the command line makes them: a council's first one, and one let in again."""

from datetime import datetime

from sqlmodel import Session, select

from tracker.domain import accounts
from tracker.domain.errors import Refused
from tracker.domain.roles import administrators, roles_of
from tracker.domain.security import Happened
from tracker.models import Account
from tracker.models.accounts import Role


def first_administrator(
    session: Session, council_id: int, *, login: str, name: str, at: datetime
) -> Account:
    """Make the account with which a council begins.

    Raises Refused: has_administrator, and as `accounts.check_names` does.
    """
    if administrators(session, council_id):
        raise Refused("has_administrator")
    roles = {Role.ADMINISTRATOR}
    account = accounts.made(session, council_id, login, name, roles, None, at)
    accounts.note(session, Happened.ACCOUNT_MADE, account, None, at, roles)
    return account


def recall_administrator(
    session: Session, council_id: int, *, login: str, at: datetime
) -> Account | None:
    """Return the council's administrator with this login, switched on; None for nobody.

    For the command line alone: it has no actor.
    """
    query = select(Account).where(
        Account.council_id == council_id, Account.login == accounts.login_of(login)
    )
    account = session.exec(query).first()
    if account is None or Role.ADMINISTRATOR not in roles_of(session, account):
        return None
    if not account.active:
        account.active = True
        session.add(account)
        accounts.note(session, Happened.SWITCHED_ON, account, None, at)
    return account
