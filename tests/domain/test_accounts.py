"""Accounts: who may sign in to a council's desk, and as what."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.desk import OTHER, Desk, login
from tests.factories import NOW
from tracker.domain import accounts, invitations, sign_ins
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.roles import roles_of
from tracker.models import Account, Organization, SecurityEvent, SignIn
from tracker.models.accounts import Language, Role
from tracker.store.engine import writing


def made(session: Session, by: Actor, **changes: Any) -> Account:
    """Make an account, with these changes to what is right."""
    told = {"login": "sara", "name": "سارا", "roles": {Role.CLERK}, "at": NOW, **changes}
    return accounts.create(session, by=by, **told)


def refused(verb: Any, *args: Any, **kwargs: Any) -> str:
    """Return the code with which a verb refuses."""
    with pytest.raises(Refused) as caught:
        verb(*args, **kwargs)
    return caught.value.code


@pytest.fixture
def boss(desk: Desk) -> Actor:
    return desk.actor(Role.ADMINISTRATOR)


@pytest.fixture
def secretary(desk: Desk) -> Actor:
    return desk.actor(Role.SECRETARY)


def test_an_account_is_made_in_the_council_of_whoever_makes_it(
    session: Session, boss: Actor
) -> None:
    account = made(session, boss, roles={Role.CLERK, Role.SECRETARY})
    assert (account.council_id, account.password_hash) == (boss.council_id, None)
    assert roles_of(session, account) == {Role.CLERK, Role.SECRETARY}
    line = session.exec(select(SecurityEvent)).one()
    assert (line.kind, line.account_id) == ("account_made", boss.account_id)
    assert line.detail == "sara clerk secretary"


def test_a_login_is_one_whatever_keyboard_it_is_typed_on(session: Session, boss: Actor) -> None:
    assert made(session, boss, login=" Sara۱\u200f ").login == "sara1"
    assert refused(made, session, boss, login="SARA1") == "login_taken"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"login": "سارا"}, "login_unfit"),
        ({"login": "sa"}, "login_unfit"),
        ({"login": "s" * 61}, "login_unfit"),
        ({"login": "<script>"}, "login_unfit"),
        ({"name": " \u202e "}, "name_missing"),
        ({"name": "ن" * 101}, "name_long"),
        ({"roles": set()}, "role_missing"),
        ({"roles": {Role.PUBLIC}}, "role_missing"),
        ({"roles": {Role.NGO}}, "organization_missing"),
        ({"roles": {Role.OFFICER}}, "organization_missing"),
        ({"organization_id": 999}, "no_such_organization"),
    ],
)
def test_what_will_not_do_is_refused_before_anything_is_made(
    session: Session, boss: Actor, changes: dict[str, Any], code: str
) -> None:
    before = len(session.exec(select(Account)).all())
    assert refused(made, session, boss, **changes) == code
    assert len(session.exec(select(Account)).all()) == before


def test_a_body_of_another_council_does_not_exist(
    session: Session, desk: Desk, boss: Actor
) -> None:
    theirs = desk.actor(Role.NGO, OTHER).organization_id
    code = refused(made, session, boss, roles={Role.NGO}, organization_id=theirs)
    assert code == "no_such_organization"


def test_a_representative_acts_for_a_body(session: Session, boss: Actor) -> None:
    body = session.exec(
        select(Organization).where(Organization.council_id == boss.council_id)
    ).first()
    assert body is not None
    account = made(session, boss, roles={Role.NGO}, organization_id=body.id)
    assert account.organization_id == body.id


ABOVE = [Role.ADMINISTRATOR, Role.CHAIR, Role.SECRETARY]


@pytest.mark.parametrize("role", ABOVE)
def test_only_an_administrator_makes_administrators_and_whoever_publishes(
    session: Session, secretary: Actor, role: Role
) -> None:
    roles = {role}
    assert refused(made, session, secretary, roles=roles) == "administrators_only"
    clerk = session.exec(select(Account).where(Account.login == login(Role.CLERK))).one()
    change: dict[str, Any] = {"by": secretary, "roles": roles, "organization_id": None, "at": NOW}
    assert refused(accounts.change_roles, session, clerk, **change) == "administrators_only"


@pytest.mark.parametrize("role", ABOVE)
def test_a_secretary_does_nothing_to_the_account_of_an_administrator_or_whoever_publishes(
    session: Session, secretary: Actor, role: Role
) -> None:
    account = session.exec(select(Account).where(Account.login == login(role))).one()
    change: dict[str, Any] = {
        "by": secretary,
        "roles": {Role.CLERK},
        "organization_id": None,
        "at": NOW,
    }
    assert refused(accounts.change_roles, session, account, **change) == "administrators_only"
    off = {"by": secretary, "active": False, "at": NOW}
    assert refused(accounts.switch, session, account, **off) == "administrators_only"
    link = {"by": secretary, "at": NOW}
    assert refused(invitations.invite, session, account, **link) == "administrators_only"


def test_the_last_active_administrator_stays(session: Session, boss: Actor) -> None:
    account = session.get_one(Account, boss.account_id)
    change: dict[str, Any] = {"by": boss, "roles": {Role.CLERK}, "organization_id": None, "at": NOW}
    off = {"by": boss, "active": False, "at": NOW}
    second = made(session, boss, login="second", roles={Role.ADMINISTRATOR})
    accounts.switch(session, second, by=boss, active=False, at=NOW)
    assert refused(accounts.change_roles, session, account, **change) == "last_administrator"
    assert refused(accounts.switch, session, account, **off) == "last_administrator"
    accounts.switch(session, second, by=boss, active=True, at=NOW)
    accounts.change_roles(session, account, **change)
    assert roles_of(session, account) == {Role.CLERK}
    assert refused(accounts.switch, session, second, **off) == "last_administrator"


def test_administrators_of_another_council_do_not_count(session: Session, boss: Actor) -> None:
    account = session.get_one(Account, boss.account_id)
    assert len(session.exec(select(Account).where(col(Account.login).like("adm%"))).all()) == 2
    off = {"by": boss, "active": False, "at": NOW}
    assert refused(accounts.switch, session, account, **off) == "last_administrator"


def test_another_councils_account_does_not_exist(desk: Desk, session: Session, boss: Actor) -> None:
    theirs = session.get_one(Account, desk.account(Role.CLERK, OTHER).id)
    change: dict[str, Any] = {"by": boss, "roles": {Role.CLERK}, "organization_id": None, "at": NOW}
    assert refused(accounts.change_roles, session, theirs, **change) == "no_such_account"
    off = {"by": boss, "active": False, "at": NOW}
    assert refused(accounts.switch, session, theirs, **off) == "no_such_account"


@pytest.mark.parametrize("what", ["roles", "off"])
def test_a_change_of_rights_ends_every_session_of_the_account_alone(
    desk: Desk, boss: Actor, what: str
) -> None:
    desk.browser(Role.CLERK), desk.browser(Role.CLERK), desk.browser(Role.CHAIR)
    with writing(desk.engine) as session:
        clerk = session.get_one(Account, desk.account(Role.CLERK).id)
        if what == "off":
            accounts.switch(session, clerk, by=boss, active=False, at=NOW)
        else:
            roles = {Role.CHAIR}
            accounts.change_roles(
                session, clerk, by=boss, roles=roles, organization_id=None, at=NOW
            )
        session.commit()
    chair = desk.account(Role.CHAIR).id
    assert [row.account_id for row in desk.ask(select(SignIn))] == [chair]


def test_nobody_who_is_switched_off_signs_in(session: Session, desk: Desk) -> None:
    account = session.get_one(Account, desk.account(Role.CLERK).id)
    account.active = False
    assert refused(sign_ins.begin, session, account, at=NOW) == "switched_off"


def test_only_ones_own_account_is_given_a_language(session: Session, boss: Actor) -> None:
    own = session.get_one(Account, boss.account_id)
    accounts.speak(session, own, by=boss, language=Language.EN)
    assert own.language is Language.EN
    other = made(session, boss)
    assert refused(accounts.speak, session, other, by=boss, language=Language.EN) == (
        "no_such_account"
    )
    assert other.language is Language.FA
