"""Administrators as the command line makes them."""

from typing import Any

import pytest
from sqlmodel import Session, select

from tests.desk import Desk
from tests.factories import NOW
from tracker.domain import administrators
from tracker.domain.errors import Refused
from tracker.domain.roles import roles_of
from tracker.models import Account, Council, SecurityEvent
from tracker.models.accounts import Role


def test_a_council_begins_with_one_administrator(session: Session) -> None:
    council = Council(slug="new", name="شورا", short_name="نو", prefix="NEW")
    session.add(council)
    session.flush()
    told: dict[str, Any] = {"login": "first", "name": "نخست", "at": NOW}
    account = administrators.first_administrator(session, council.id or 0, **told)
    assert roles_of(session, account) == {Role.ADMINISTRATOR}
    again = {**told, "login": "second"}
    with pytest.raises(Refused, match="has_administrator"):
        administrators.first_administrator(session, council.id or 0, **again)


def test_an_administrator_is_let_in_again_and_nobody_else(session: Session, desk: Desk) -> None:
    boss, clerk = desk.account(Role.ADMINISTRATOR), desk.account(Role.CLERK)
    session.get_one(Account, boss.id).active = False

    def recalled(login: str, council_id: int = boss.council_id) -> Account | None:
        return administrators.recall_administrator(session, council_id, login=login, at=NOW)

    found = recalled(boss.login.upper())
    assert (found and found.id, found and found.active) == (boss.id, True)
    assert [line.kind for line in session.exec(select(SecurityEvent))] == ["switched_on"]
    assert recalled(clerk.login) is recalled("nobody") is recalled(boss.login, 2) is None
