"""Roles of accounts."""

import pytest
from sqlmodel import Session

from tests.desk import OTHER, Desk
from tests.domain.test_accounts import refused
from tracker.domain.roles import FOR_BODIES, administrators, check_roles, give_roles, roles_of
from tracker.models import Account
from tracker.models.accounts import Role


def test_an_account_gets_the_roles_that_are_given_and_loses_the_others(
    desk: Desk, session: Session
) -> None:
    account = session.get_one(Account, desk.account(Role.CLERK).id)
    give_roles(session, account, {Role.CLERK, Role.CHAIR, Role.PUBLIC}, None)
    assert roles_of(session, account) == {Role.CLERK, Role.CHAIR}
    give_roles(session, account, {Role.SECRETARY}, None)
    assert roles_of(session, account) == {Role.SECRETARY}


def test_only_active_administrators_of_the_council_count(desk: Desk, session: Session) -> None:
    boss = session.get_one(Account, desk.account(Role.ADMINISTRATOR).id)
    assert administrators(session, boss.council_id) == {boss.id}
    boss.active = False
    session.flush()
    assert administrators(session, boss.council_id) == set()


@pytest.mark.parametrize("role", sorted(FOR_BODIES))
def test_who_acts_for_a_body_needs_one_of_the_own_council(
    desk: Desk, session: Session, role: Role
) -> None:
    own, theirs = desk.account(role), desk.account(role, OTHER)
    check_roles(session, own.council_id, {role}, own.organization_id)
    for body, code in (
        (None, "organization_missing"),
        (theirs.organization_id, "no_such_organization"),
    ):
        assert refused(check_roles, session, own.council_id, {role}, body) == code
