"""Questions about accounts."""

from sqlmodel import Session

from tests.desk import OTHER, OWN, Desk, login
from tests.factories import NOW
from tracker.models import Account
from tracker.models.accounts import Role
from tracker.queries import accounts


def test_an_account_is_told_with_its_council_its_body_and_its_roles(
    desk: Desk, session: Session
) -> None:
    row = accounts.one(session, desk.account(Role.NGO).id or 0)
    assert row is not None
    assert (row.login, row.council, row.organization) == ("ngo.qds", "شورای QDS", "خانهٔ سمن‌ها")
    assert row.roles == {Role.NGO}


def test_another_councils_account_is_none(desk: Desk, session: Session) -> None:
    theirs = desk.account(Role.CLERK, OTHER)
    own = desk.account(Role.CLERK).council_id
    assert accounts.one(session, theirs.id or 0, own) is None
    assert accounts.record(session, theirs.id or 0, own) is None
    assert accounts.record(session, theirs.id or 0, theirs.council_id) is not None


def test_accounts_of_a_council_are_listed_the_active_ones_first(
    desk: Desk, session: Session
) -> None:
    chair = session.get_one(Account, desk.account(Role.CHAIR).id)
    chair.active = False
    session.flush()
    found = [row.login for row in accounts.of_council(session, chair.council_id)]
    assert found[-1] == login(Role.CHAIR)
    assert sorted(found) == sorted(login(role, OWN) for role in Role if role is not Role.PUBLIC)


def test_who_is_switched_off_is_not_asked_for_a_password(desk: Desk, session: Session) -> None:
    name = login(Role.CLERK)
    assert accounts.credentials(session, name) is not None
    session.get_one(Account, desk.account(Role.CLERK).id).active = False
    session.flush()
    assert accounts.credentials(session, name) is None
    assert accounts.signed_in(session, "nothing", at=NOW) is None


def test_bodies_are_those_of_the_council(desk: Desk, session: Session) -> None:
    theirs = desk.account(Role.NGO, OTHER).organization_id
    own = accounts.organizations(session, desk.account(Role.NGO).council_id)
    assert desk.account(Role.NGO).organization_id in [number for number, _ in own]
    assert theirs not in [number for number, _ in own]
