"""Did this site's own page send this?"""

from typing import Any

import pytest
from sqlmodel import col, select

from tests.browser import read
from tests.desk import PASSWORD, TOKEN, Desk, login
from tracker.models import Account, SecurityEvent
from tracker.models.accounts import Role
from tracker.web.csrf import VISIT
from tracker.web.login import COOKIE

NEW = {"name": "سارا", "login": "sara", "roles": "clerk"}


def made(desk: Desk) -> bool:
    """Tell whether the account of the form was made."""
    return bool(desk.ask(select(Account).where(Account.login == "sara")))


@pytest.mark.parametrize("token", [None, "", "x", ".", "x.y", "⁂." + "0" * 64])
def test_a_form_without_its_token_does_nothing(desk: Desk, token: str | None) -> None:
    data = NEW if token is None else {**NEW, "csrf_token": token}
    answer = desk.browser(Role.ADMINISTRATOR).post("/admin/accounts/new", data=data)
    assert answer.status_code == 403
    assert not made(desk)


def test_a_token_of_another_session_does_nothing(desk: Desk) -> None:
    token = desk.browser(Role.ADMINISTRATOR).token()
    data = {**NEW, "csrf_token": token}
    assert (
        desk.browser(Role.ADMINISTRATOR).post("/admin/accounts/new", data=data).status_code == 403
    )
    assert not made(desk)


def test_every_page_has_another_token_and_each_of_them_does(desk: Desk) -> None:
    browser = desk.browser(Role.ADMINISTRATOR)
    first, second = (browser.fresh_token("/desk/password") for _ in range(2))
    assert first != second
    for number, token in enumerate((first, second)):
        data = {**NEW, "login": f"sara{number}", "csrf_token": token}
        assert browser.post("/admin/accounts/new", data=data).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Sec-Fetch-Site": "none", "Origin": "http://localhost"}, 303),
        ({"Sec-Fetch-Site": "none", "Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 303),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "https://localhost"}, 403),
        ({"Origin": "http://localhost.evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 303),
    ],
)
def test_a_right_token_from_elsewhere_does_nothing(
    desk: Desk, headers: dict[str, str], status: int
) -> None:
    browser = desk.browser(Role.ADMINISTRATOR)
    data = {**NEW, "csrf_token": browser.token()}
    answer = browser.post("/admin/accounts/new", data=data, headers=headers)
    assert answer.status_code == status
    assert made(desk) is (status == 303)


def test_behind_a_proxy_the_origin_is_that_of_the_base_url(desk_url: str, set_clock: Any) -> None:
    desk = Desk(desk_url, base_url="https://council.example")
    statuses = [
        desk.stranger()
        .post("/desk/sign-in", base_url="http://council.example", headers={"Origin": origin})
        .text.count("<form")
        for origin in ("https://council.example", "http://council.example")
    ]
    # Our own form is kept to be sent again; of another site's nothing is shown.
    assert statuses == [1, 1]


def test_signing_in_and_out_want_a_token_too(desk: Desk) -> None:
    stranger = desk.stranger()
    form = {"login": login(Role.CLERK), "password": PASSWORD}
    assert stranger.post("/desk/sign-in", data=form).status_code == 403
    assert desk.browser(Role.CLERK).post("/desk/sign-out").status_code == 403


def test_before_signing_in_the_token_hangs_on_a_cookie_of_its_own(desk: Desk) -> None:
    browser = desk.stranger()
    token = browser.token()
    assert browser.get_cookie(VISIT) is not None
    assert browser.get_cookie(COOKIE) is None
    form = {"csrf_token": token, "login": login(Role.CLERK), "password": PASSWORD}
    assert desk.stranger().post("/desk/sign-in", data=form).status_code == 403
    assert browser.post("/desk/sign-in", data=form).status_code == 303


def test_another_sites_form_is_not_shown_again_and_stands_in_the_log(desk: Desk) -> None:
    browser = desk.browser(Role.ADMINISTRATOR)
    answer = browser.post("/admin/accounts/new", data=NEW, headers={"Sec-Fetch-Site": "cross-site"})
    assert "sara" not in answer.text
    line = desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))[-1]
    assert (line.kind, line.detail) == ("forged", "POST /admin/accounts/new")


def test_a_strangers_forgery_does_not_fill_the_log(desk: Desk) -> None:
    desk.stranger().post("/desk/sign-in", headers={"Origin": "https://evil.example"})
    assert desk.ask(select(SecurityEvent)) == []


def test_our_own_form_with_an_old_token_is_kept_to_be_sent_again(desk: Desk) -> None:
    browser = desk.browser(Role.ADMINISTRATOR)
    data = {**NEW, "name": "نام ⁂ بلندی که باید بماند", "csrf_token": "old", "password": "پنهان"}
    answer = browser.post("/admin/accounts/new", data=data)
    page = read(answer.text)
    (form,) = [form for form in page.all("form") if form.get("method") == "post"]
    assert form.get("action") == "/admin/accounts/new"
    assert "پنهان" not in answer.text
    fields = {field.get("name"): field.get("value") for field in form.iter("input")}
    (area,) = form.iter("textarea")
    again = {**fields, area.get("name"): area.text}
    assert set(again) == {"csrf_token", "login", "roles", "name"}
    assert TOKEN.search(answer.text)
    assert browser.post("/admin/accounts/new", data=again).status_code == 303
    assert desk.ask(select(Account.name).where(Account.login == "sara")) == [data["name"]]
