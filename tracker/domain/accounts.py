"""Accounts: who may sign in to a council's desk, and as what.

Whoever may manage accounts does so within the own council. What touches an administrator or
whoever publishes, a one-time link included, is for administrators alone: else a secretary could
become one, over-rule a dispute as the chair, or retract alone by a second account. A council never
loses its last active administrator.
"""

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, select

from tracker.domain import security, sign_ins
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.roles import ABOVE, administrators, check_roles, give_roles, roles_of
from tracker.domain.security import Happened
from tracker.models import Account
from tracker.models.accounts import Language, Role
from tracker.persian.numerals import to_ascii
from tracker.persian.text import clean

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")
LONGEST_NAME = 100


def login_of(typed: str) -> str:
    """Return a login as it is kept, whatever keyboard it was typed on."""
    return to_ascii(unicodedata.normalize("NFKC", clean(typed))).casefold()


def check_names(login: str, name: str) -> None:
    """Raise Refused for names that will not do: login_unfit, name_missing, name_long."""
    if not LOGIN.fullmatch(login_of(login)):
        raise Refused("login_unfit")
    if not clean(name):
        raise Refused("name_missing")
    if len(clean(name)) > LONGEST_NAME:
        raise Refused("name_long", most=LONGEST_NAME)


def create(
    session: Session,
    *,
    by: Actor,
    login: str,
    name: str,
    roles: Collection[Role],
    organization_id: int | None = None,
    at: datetime,
) -> Account:
    """Make an account of the actor's council; a one-time link lets it set a password.

    Raises Refused: login_taken, administrators_only, and as `check_names` and `change_roles` do.
    """
    check_roles(session, by.council_id, roles, organization_id)
    _check_above(roles, by)
    account = made(session, by.council_id, login, name, roles, organization_id, at)
    note(session, Happened.ACCOUNT_MADE, account, by, at, roles)
    return account


def change_roles(
    session: Session,
    account: Account,
    *,
    by: Actor,
    roles: Collection[Role],
    organization_id: int | None,
    at: datetime,
) -> None:
    """Give an account these roles and no others; its sessions end.

    Raises Refused: no_such_account, role_missing, organization_missing, no_such_organization,
    administrators_only, last_administrator.
    """
    managed(session, account, by=by)
    check_roles(session, by.council_id, roles, organization_id)
    _check_above(roles, by)
    if Role.ADMINISTRATOR not in roles:
        _keep_an_administrator(session, account)
    give_roles(session, account, roles, organization_id)
    sign_ins.revoke(session, account)
    note(session, Happened.ROLES_CHANGED, account, by, at, roles)


def switch(session: Session, account: Account, *, by: Actor, active: bool, at: datetime) -> None:
    """Let an account sign in, or no longer; its sessions end at once.

    Raises Refused: no_such_account, administrators_only, last_administrator.
    """
    managed(session, account, by=by)
    if not active:
        _keep_an_administrator(session, account)
    account.active = active
    session.add(account)
    sign_ins.revoke(session, account)
    kind = Happened.SWITCHED_ON if active else Happened.SWITCHED_OFF
    note(session, kind, account, by, at)


def speak(session: Session, account: Account, *, by: Actor, language: Language) -> None:
    """Let the desk speak another language with its own account.

    Raises Refused: no_such_account.
    """
    if account.id != by.account_id:
        raise Refused("no_such_account")
    account.language = language
    session.add(account)


def managed(session: Session, account: Account, *, by: Actor) -> None:
    """Raise Refused unless the actor may manage this account."""
    if account.council_id != by.council_id:
        raise Refused("no_such_account")
    _check_above(roles_of(session, account), by)


def may_touch(roles: Collection[Role], by: Actor) -> bool:
    """Tell whether the actor may give these roles and touch an account that has them."""
    return Role.ADMINISTRATOR in by.roles or ABOVE.isdisjoint(roles)


def _check_above(roles: Collection[Role], by: Actor) -> None:
    if not may_touch(roles, by):
        raise Refused("administrators_only")


def _keep_an_administrator(session: Session, account: Account) -> None:
    if administrators(session, account.council_id) == {account.id}:
        raise Refused("last_administrator")


def made(
    session: Session,
    council_id: int,
    login: str,
    name: str,
    roles: Collection[Role],
    organization_id: int | None,
    at: datetime,
) -> Account:
    """Make an account of a council; who may, the caller has asked. Refuses as `create` does."""
    check_names(login, name)
    login, name = login_of(login), clean(name)
    if session.exec(select(Account.id).where(Account.login == login)).first():
        raise Refused("login_taken")
    account = Account(council_id=council_id, login=login, name=name, created_at=at)
    session.add(account)
    session.flush()
    give_roles(session, account, roles, organization_id)
    return account


def note(
    session: Session,
    kind: Happened,
    account: Account,
    by: Actor | None,
    at: datetime,
    roles: Collection[Role] = (),
) -> None:
    """Add to the security log what was done to an account; without `by` at the command line."""
    security.note(
        session,
        kind,
        at=at,
        council_id=account.council_id,
        account_id=by.account_id if by else account.id,
        address=by.address if by else None,
        detail=" ".join([account.login, *sorted(roles)]),
    )
