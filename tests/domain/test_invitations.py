"""One-time links, and passwords that are set or changed."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from tests.desk import OTHER, Desk
from tests.domain.test_accounts import refused
from tests.factories import NOW
from tracker.domain import accounts, invitations, passwords, throttle
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.tokens import fingerprint
from tracker.models import Account, Attempt, Invitation, SecurityEvent, SignIn
from tracker.models.accounts import Role
from tracker.store.engine import writing

NEW = "یک گذرواژهٔ تازه"


@pytest.fixture
def boss(desk: Desk) -> Actor:
    return desk.actor(Role.ADMINISTRATOR)


@pytest.fixture
def clerk(desk: Desk, session: Session) -> Account:
    return session.get_one(Account, desk.account(Role.CLERK).id)


def test_the_store_keeps_only_a_hash_of_a_link(
    session: Session, clerk: Account, boss: Actor
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    row = session.exec(select(Invitation)).one()
    assert row.token_hash == fingerprint(token) != token
    assert len(token) == 43  # 256 bits
    assert row.expires_at == NOW + timedelta(days=7)


def test_a_link_sets_a_password_once(session: Session, clerk: Account, boss: Actor) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    invitations.set_password(session, token, password=NEW, at=NOW)
    assert passwords.fits(NEW, clerk.password_hash)
    again = {"password": "گذرواژهٔ دیگری", "at": NOW}
    assert refused(invitations.set_password, session, token, **again) == "link_dead"
    assert passwords.fits(NEW, clerk.password_hash)


def test_a_newer_link_kills_the_earlier_ones_of_its_account(
    desk: Desk, session: Session, clerk: Account, boss: Actor
) -> None:
    chair = session.get_one(Account, desk.account(Role.CHAIR).id)
    other = invitations.invite(session, chair, by=boss, at=NOW)
    first = invitations.invite(session, clerk, by=boss, at=NOW)
    invitations.invite(session, clerk, by=boss, at=NOW)
    code = refused(invitations.set_password, session, first, password=NEW, at=NOW)
    assert code == "link_dead"
    invitations.set_password(session, other, password=NEW, at=NOW)


@pytest.mark.parametrize(
    ("days", "lives"),
    [(timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)],
)
def test_a_link_lives_for_seven_days(
    session: Session, clerk: Account, boss: Actor, days: timedelta, lives: bool
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    told: dict[str, Any] = {"password": NEW, "at": NOW + days}
    if lives:
        invitations.set_password(session, token, **told)
    else:
        assert refused(invitations.set_password, session, token, **told) == "link_dead"


def test_a_link_of_an_account_that_was_switched_off_is_dead(
    session: Session, clerk: Account, boss: Actor
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    clerk.active = False
    assert refused(invitations.invite, session, clerk, by=boss, at=NOW) == "switched_off"
    told = {"password": NEW, "at": NOW}
    assert refused(invitations.set_password, session, token, **told) == "link_dead"


def test_only_who_may_manage_an_account_makes_its_link(desk: Desk, session: Session) -> None:
    secretary = desk.actor(Role.SECRETARY)
    master = session.get_one(Account, desk.account(Role.ADMINISTRATOR).id)
    theirs = session.get_one(Account, desk.account(Role.CLERK, OTHER).id)
    told = {"by": secretary, "at": NOW}
    assert refused(invitations.invite, session, master, **told) == "administrators_only"
    assert refused(invitations.invite, session, theirs, **told) == "no_such_account"


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("۱۲۳۴۵۶۷۸۹", "password_short"),
        ("گ" * 201, "password_long"),
        ("CLERK.QDS۱۲۳", "password_is_login"),
    ],
)
def test_a_password_that_will_not_do_leaves_the_link_alive(
    session: Session, clerk: Account, boss: Actor, password: str, code: str
) -> None:
    clerk.login = "clerk.qds123"
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    assert refused(invitations.set_password, session, token, password=password, at=NOW) == code
    invitations.set_password(session, token, password=NEW, at=NOW)


def test_a_new_password_ends_all_sessions_and_waiting(desk: Desk, boss: Actor) -> None:
    desk.browser(Role.CLERK), desk.browser(Role.CHAIR)
    with writing(desk.engine) as session:
        clerk = session.get_one(Account, desk.account(Role.CLERK).id)
        keys = [throttle.account_key(clerk.login), throttle.address_key("192.0.2.1")]
        for _ in range(6):
            throttle.take(session, keys, at=NOW)
        token = invitations.invite(session, clerk, by=boss, at=NOW)
        invitations.set_password(session, token, password=NEW, at=NOW)
        session.commit()
    assert [row.account_id for row in desk.ask(select(SignIn))] == [desk.account(Role.CHAIR).id]
    assert [row.key for row in desk.ask(select(Attempt))] == ["address:192.0.2.1"]


def test_who_changes_a_password_kills_the_links_too(
    desk: Desk, session: Session, clerk: Account, boss: Actor
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    own = desk.actor(Role.CLERK)
    invitations.change_password(session, clerk, by=own, password=NEW, at=NOW)
    told = {"password": NEW, "at": NOW}
    assert refused(invitations.set_password, session, token, **told) == "link_dead"
    assert passwords.fits(NEW, clerk.password_hash)


def test_nobody_changes_the_password_of_somebody_else(
    session: Session, clerk: Account, boss: Actor
) -> None:
    told = {"by": boss, "password": NEW, "at": NOW}
    assert refused(invitations.change_password, session, clerk, **told) == "no_such_account"


def test_each_step_stands_in_the_security_log(
    desk: Desk, session: Session, clerk: Account, boss: Actor
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    invitations.set_password(session, token, password=NEW, at=NOW, address="192.0.2.7")
    own = desk.actor(Role.CLERK)
    invitations.change_password(session, clerk, by=own, password=NEW + "۲", at=NOW)
    lines = session.exec(select(SecurityEvent).order_by(col(SecurityEvent.id))).all()
    assert [(line.kind, line.account_id, line.address) for line in lines] == [
        ("link_made", boss.account_id, None),
        ("password_set", clerk.id, "192.0.2.7"),
        ("password_changed", clerk.id, None),
    ]


@pytest.mark.parametrize("change", ["roles", "off and on"])
def test_a_link_dies_with_what_the_account_might_do_when_it_was_made(
    session: Session, clerk: Account, boss: Actor, change: str
) -> None:
    token = invitations.invite(session, clerk, by=boss, at=NOW)
    if change == "roles":
        roles = {Role.CLERK, Role.ADMINISTRATOR}
        accounts.change_roles(session, clerk, by=boss, roles=roles, organization_id=None, at=NOW)
    else:
        accounts.switch(session, clerk, by=boss, active=False, at=NOW)
        accounts.switch(session, clerk, by=boss, active=True, at=NOW)
    with pytest.raises(Refused, match="link_dead"):
        invitations.set_password(session, token, password=NEW, at=NOW)
