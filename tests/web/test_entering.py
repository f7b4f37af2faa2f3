"""Looking at a password."""

import pytest

from tests.desk import PASSWORD, Desk, login
from tests.factories import NOW
from tracker.domain import passwords
from tracker.domain.errors import Refused
from tracker.models import Account
from tracker.models.accounts import Role
from tracker.store.engine import writing
from tracker.web import entering


def test_a_password_that_changed_while_it_was_looked_at_lets_nobody_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(password: str, password_hash: str | None) -> bool:
        with writing(desk.engine) as session:
            clerk = session.get_one(Account, desk.account(Role.CLERK).id)
            clerk.password_hash = "another"
            session.commit()
        return True

    monkeypatch.setattr(passwords, "fits", changed)
    request = desk.app.test_request_context(method="POST")
    with request, pytest.raises(Refused) as caught:
        entering.enter(login(Role.CLERK), PASSWORD)
    assert caught.value.code == "sign_in_failed"


@pytest.mark.sqlite("its one lock")
def test_nobody_else_waits_while_a_password_is_hashed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes(password: str, password_hash: str | None) -> bool:
        with writing(desk.engine) as session:
            session.connection().exec_driver_sql("PRAGMA busy_timeout=0")
            session.add(Account(council_id=1, login="else", name="x", created_at=NOW))
            session.commit()
        return True

    monkeypatch.setattr(passwords, "fits", writes)
    with desk.app.test_request_context(method="POST"):
        assert entering.enter(login(Role.CLERK), PASSWORD)
