"""The demonstration's accounts."""

from sqlmodel import Session, select

from tests.factories import NOW, document, published
from tracker.domain import accounts, passwords
from tracker.domain.actors import Actor
from tracker.domain.demonstration import Key, furnish
from tracker.domain.roles import roles_of
from tracker.models import Account, Organization
from tracker.models.accounts import Role

NAMES: dict[Role, str] = {role: f"{role.value} (نمونه)" for role in Role if role is not Role.PUBLIC}
BODIES = {Role.NGO: "انجمن (نمونه)", Role.OFFICER: "اداره (نمونه)"}


def furnished(session: Session) -> list[Key]:
    return furnish(session, 1, names=NAMES, bodies=BODIES, at=NOW)


def account(session: Session, key: Key) -> Account:
    return session.exec(select(Account).where(Account.login == key.login)).one()


def test_each_role_has_an_account_whose_password_is_told(session: Session) -> None:
    published(session, document())
    keys = furnished(session)
    assert {key.role for key in keys} == NAMES.keys()
    for key in keys:
        made = account(session, key)
        assert roles_of(session, made) == {key.role}
        assert passwords.fits(key.password, made.password_hash)
        assert (made.organization_id is None) is (key.role not in BODIES)


def test_passwords_are_new_at_each_start_and_nothing_is_made_twice(session: Session) -> None:
    published(session, document())
    first, second = furnished(session), furnished(session)
    assert {key.password for key in first} & {key.password for key in second} == set()
    assert len(session.exec(select(Account)).all()) == len(NAMES)
    assert len(session.exec(select(Organization)).all()) == len(BODIES)


def test_what_a_visitor_changed_is_put_right_again(session: Session) -> None:
    published(session, document())
    clerk = next(key for key in furnished(session) if key.role is Role.CLERK)
    changed = account(session, clerk)
    boss = Actor(1, 1, "", frozenset({Role.ADMINISTRATOR}))
    roles = {Role.CHAIR}
    accounts.change_roles(session, changed, by=boss, roles=roles, organization_id=None, at=NOW)
    accounts.switch(session, changed, by=boss, active=False, at=NOW)
    furnished(session)
    assert roles_of(session, changed) == {Role.CLERK}
    assert changed.active
