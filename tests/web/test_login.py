"""Who asks: from a cookie to an account."""

import pytest
from sqlmodel import col, select

from tests.desk import Desk
from tracker.models import Account, SecurityEvent
from tracker.models.accounts import Role
from tracker.store.engine import writing
from tracker.web.login import COOKIE, signed_in


@pytest.mark.parametrize("token", ["", "x", "⁂", "0" * 43, "a" * 4000, "a; Path=/"])
def test_a_token_that_never_was_is_a_stranger(desk: Desk, token: str) -> None:
    browser = desk.stranger()
    browser.set_cookie(COOKIE, token)
    assert browser.get("/desk/password").status_code == 303


def test_whoever_holds_the_token_is_the_account_with_the_roles_of_this_moment(desk: Desk) -> None:
    cookie = desk.browser(Role.NGO).get_cookie(COOKIE)
    assert cookie is not None
    with desk.app.test_request_context(headers={"Cookie": f"{COOKIE}={cookie.value}"}):
        actor = signed_in()
    expected = desk.actor(Role.NGO)
    assert actor is not None
    assert (actor.account_id, actor.council_id) == (expected.account_id, expected.council_id)
    assert (actor.roles, actor.organization_id) == (frozenset({Role.NGO}), expected.organization_id)


def test_whoever_was_switched_off_behind_its_back_is_a_stranger(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    with writing(desk.engine) as session:
        session.get_one(Account, desk.account(Role.CLERK).id).active = False
        session.commit()
    assert browser.get("/desk/password").status_code == 303


@pytest.mark.parametrize("where", ["/", "/proposals", "/meetings", "/statuses", "/data", "/nix"])
def test_public_pages_are_the_same_for_everyone(desk: Desk, where: str) -> None:
    stranger, clerk = desk.stranger().get(where), desk.browser(Role.CLERK).get(where)
    assert stranger.data == clerk.data
    assert "Set-Cookie" not in stranger.headers
    assert stranger.headers["Cache-Control"].startswith("public")
    assert 'href="/desk/sign-in"' in stranger.text


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "203.0.113.7")])
def test_a_forwarded_address_is_believed_only_of_the_proxies_that_one_has(
    desk_url: str, proxies: int, address: str
) -> None:
    desk = Desk(desk_url, proxies=proxies)
    forwarded = {"X-Forwarded-For": "198.51.100.1, 203.0.113.7"}
    desk.browser(Role.NGO).get("/admin/security", headers=forwarded)
    line = desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))[-1]
    assert (line.kind, line.address) == ("denied", address)
