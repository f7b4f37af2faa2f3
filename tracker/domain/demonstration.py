"""The demonstration's accounts: one for each role, with passwords made anew at each start."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from tracker.domain import accounts, administrators, invitations
from tracker.domain.actors import Actor
from tracker.domain.roles import roles_of
from tracker.models import Account, Organization
from tracker.models.accounts import Role
from tracker.models.organizations import Classification
from tracker.persian.text import name_key, sort_key

BODIES = {Role.NGO: Classification.NGO, Role.OFFICER: Classification.DEPARTMENT}


class Key(NamedTuple):
    """What lets somebody in."""

    role: Role
    login: str
    password: str


def furnish(
    session: Session,
    council_id: int,
    *,
    names: Mapping[Role, str],
    bodies: Mapping[Role, str],
    at: datetime,
) -> list[Key]:
    """Make an account for each role, or put it right again; return their new passwords.

    `names` are the accounts' names, `bodies` those of the bodies for which some of them act.
    """
    master = _found(session, Role.ADMINISTRATOR) or administrators.first_administrator(
        session,
        council_id,
        login=Role.ADMINISTRATOR.value,
        name=names[Role.ADMINISTRATOR],
        at=at,
    )
    actor = Actor(master.id or 0, council_id, master.name, frozenset(Role))
    keys = []
    for role in names:
        body = _body(session, council_id, bodies[role], BODIES[role]) if role in bodies else None
        account = _account(session, role, names[role], body, actor, at)
        password = "-".join(secrets.token_hex(2) for _ in range(3))
        link = invitations.invite(session, account, by=actor, at=at)
        invitations.set_password(session, link, password=password, at=at)
        keys.append(Key(role, account.login, password))
    return keys


def _account(
    session: Session, role: Role, name: str, body: int | None, by: Actor, at: datetime
) -> Account:
    given = {"by": by, "roles": {role}, "organization_id": body, "at": at}
    account = _found(session, role)
    if account is None:
        return accounts.create(session, login=role.value, name=name, **given)  # type: ignore[arg-type]
    if roles_of(session, account) != {role}:
        accounts.change_roles(session, account, **given)  # type: ignore[arg-type]
    if not account.active:
        accounts.switch(session, account, by=by, active=True, at=at)
    return account


def _found(session: Session, role: Role) -> Account | None:
    return session.exec(select(Account).where(col(Account.login) == role.value)).first()


def _body(session: Session, council_id: int, name: str, kind: Classification) -> int | None:
    key = name_key(name)
    body = session.exec(
        select(Organization).where(
            Organization.council_id == council_id, Organization.name_key == key
        )
    ).first()
    if body is None:
        body = Organization(
            council_id=council_id,
            name=name,
            name_key=key,
            sort_key=sort_key(name),
            classification=kind,
        )
        session.add(body)
        session.flush()
    return body.id
