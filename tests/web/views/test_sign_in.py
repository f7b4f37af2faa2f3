"""Signing in and out, in a browser's eyes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import col, select
from werkzeug.test import TestResponse

from tests.browser import read
from tests.desk import PASSWORD, Desk, DeskBrowser, login
from tests.factories import NOW
from tests.markup import text_of
from tracker.domain import passwords
from tracker.models import Account, Attempt, SecurityEvent, SignIn
from tracker.models.accounts import Role
from tracker.store.engine import writing
from tracker.web.login import COOKIE

CLERK = login(Role.CLERK)


def enter(browser: DeskBrowser, name: str, password: str, **query: str) -> TestResponse:
    """Send the sign-in form."""
    token = browser.token()
    form = {"csrf_token": token, "login": name, "password": password}
    return browser.post("/desk/sign-in", data=form, query_string=query)


def kinds(desk: Desk) -> list[str]:
    """Return what the security log tells, in order."""
    return [line.kind for line in desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))]


def test_whoever_is_right_comes_in_with_a_cookie_that_no_script_reads(desk: Desk) -> None:
    browser = desk.stranger()
    answer = enter(browser, CLERK.upper(), PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/desk")
    cookie = next(
        header for header in answer.headers.getlist("Set-Cookie") if header.startswith(COOKIE)
    )
    said = {part.strip().partition("=")[0] for part in cookie.split(";")}
    assert said == {COOKIE, "Expires", "Max-Age", "HttpOnly", "Path", "SameSite"}
    assert "; Max-Age=72000;" in cookie
    assert "Path=/;" in cookie
    assert cookie.endswith("SameSite=Lax")
    assert browser.get("/desk/password").status_code == 200
    assert kinds(desk) == ["signed_in"]


def test_the_cookie_is_for_https_alone_where_the_site_is(desk_url: str, set_clock: Any) -> None:
    desk = Desk(desk_url, base_url="https://council.example")
    browser = desk.stranger()
    token = browser.get("/desk/sign-in", base_url="https://council.example")
    page = read(token.text)
    (field,) = [field for field in page.all("input") if field.get("name") == "csrf_token"]
    answer = browser.post(
        "/desk/sign-in",
        base_url="https://council.example",
        data={"csrf_token": field.get("value"), "login": CLERK, "password": PASSWORD},
    )
    cookies = answer.headers.getlist("Set-Cookie")
    assert [";" in cookie and "Secure" in cookie for cookie in cookies] == [True]


def test_each_sign_in_has_a_token_of_its_own_and_none_that_was_brought_along(desk: Desk) -> None:
    browser = desk.stranger()
    browser.set_cookie(COOKIE, "planted")
    tokens = set()
    for _ in range(2):
        enter(browser, CLERK, PASSWORD)
        cookie = browser.get_cookie(COOKIE)
        assert cookie is not None
        tokens.add(cookie.value)
        browser.delete_cookie(COOKIE)
    assert len(tokens) == 2
    assert "planted" not in tokens


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list of hashes with which a password is compared."""
    seen: list[str] = []
    verify = passwords.hasher.verify

    def watched(password: str, against: str) -> bool:
        seen.append(against)
        return verify(password, against)

    monkeypatch.setattr(passwords.hasher, "verify", watched)
    return seen


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(
    desk: Desk, looked_at: list[str]
) -> None:
    with writing(desk.engine) as session:
        for role, change in (
            (Role.CHAIR, {"active": False}),
            (Role.OFFICER, {"password_hash": None}),
        ):
            account = session.get_one(Account, desk.account(role).id)
            account.sqlmodel_update(change)
            session.add(account)
        session.commit()
    answers = set()
    names = ["nobody", CLERK, login(Role.CHAIR), login(Role.OFFICER), "", "\u202e" * 30, "س" * 199]
    for name in names[:4]:
        answer = enter(desk.stranger(), name, PASSWORD + "?")
        page = read(answer.text)
        answers.add((answer.status_code, text_of(page.all("main")[0])))
    assert len(answers) == 1
    assert next(iter(answers))[0] == 422
    assert (
        looked_at
        == [passwords.DUMMY, desk.account(Role.CLERK).password_hash] + [passwords.DUMMY] * 2
    )


def test_what_was_typed_stays_but_the_password(desk: Desk) -> None:
    page = read(enter(desk.stranger(), "⁂ سارا", "پنهان ۱۲۳").text)
    fields = {field.get("name"): field.get("value") for field in page.all("input")}
    assert (fields["login"], fields["password"]) == ("⁂ سارا", None)
    assert text_of(page.all("title")[0]).startswith("خطا:")


@pytest.mark.parametrize("name", ["", "x" * 201, "\0", "<script>", "' OR 1=1 --"])
def test_hostile_names_let_nobody_in(desk: Desk, name: str) -> None:
    assert enter(desk.stranger(), name, PASSWORD).status_code == 422


def test_after_five_failures_one_waits_whoever_one_is(
    desk: Desk, looked_at: list[str], set_clock: Callable[[datetime], None]
) -> None:
    for name in (CLERK, "nobody"):
        browser = desk.stranger()
        statuses = [enter(browser, name, "wrong").status_code for _ in range(5)]
        seen = len(looked_at)
        right = enter(browser, name, PASSWORD)
        assert (statuses, right.status_code) == ([422] * 5, 429)
        assert "۳۰ ثانیه دیگر" in right.text
        assert len(looked_at) == seen
    set_clock(NOW + timedelta(seconds=30))
    assert enter(desk.stranger(), CLERK, PASSWORD).status_code == 303
    assert kinds(desk).count("throttled") == 2
    assert {row.failures for row in desk.ask(select(Attempt))} == {5, 10}


def test_an_address_that_tries_many_names_waits_too(desk: Desk) -> None:
    browser = desk.stranger()
    statuses = [enter(browser, f"name{number}", "x").status_code for number in range(21)]
    assert statuses == [422] * 20 + [429]


def test_a_refused_sign_in_is_counted_and_logged_though_its_answer_says_no(desk: Desk) -> None:
    enter(desk.stranger(), CLERK, "wrong")
    enter(desk.stranger(), "nobody", "wrong")
    lines = desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))
    assert [(line.kind, line.account_id) for line in lines] == [
        ("sign_in_failed", desk.account(Role.CLERK).id),
        ("sign_in_failed", None),
    ]
    assert sorted(row.failures for row in desk.ask(select(Attempt))) == [1, 1, 2]


def test_who_comes_in_frees_the_account(desk: Desk) -> None:
    for _ in range(4):
        enter(desk.stranger(), CLERK, "wrong")
    enter(desk.stranger(), CLERK, PASSWORD)
    keys = {row.key: row.failures for row in desk.ask(select(Attempt))}
    assert keys == {"address:127.0.0.1": 4}


def test_signing_out_ends_the_session_for_whoever_holds_the_token(desk: Desk) -> None:
    browser, thief = desk.browser(Role.CLERK), desk.stranger()
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    thief.set_cookie(COOKIE, cookie.value)
    assert browser.send("/desk/sign-out").location == "/desk/sign-in"
    assert browser.get_cookie(COOKIE) is None
    assert thief.get("/desk/password").status_code == 303
    assert desk.ask(select(SignIn)) == []


def test_signing_out_is_no_link(desk: Desk) -> None:
    assert desk.browser(Role.CLERK).get("/desk/sign-out").status_code == 405


def test_a_session_is_over_after_twenty_hours(
    desk: Desk, set_clock: Callable[[datetime], None]
) -> None:
    browser = desk.browser(Role.CLERK)
    set_clock(NOW + timedelta(hours=20))
    assert browser.get("/desk/password").status_code == 303


@pytest.mark.parametrize(
    "goal",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "/desk\r\nSet-Cookie: a=b",
        "desk",
        "/" + "a" * 3000,
        "",
    ],
)
def test_nobody_is_led_away_from_this_site(desk: Desk, goal: str) -> None:
    assert enter(desk.stranger(), CLERK, PASSWORD, next=goal).location == "/desk"


def test_one_gets_to_where_one_wanted_to_go(desk: Desk) -> None:
    browser = desk.stranger()
    door = browser.get("/admin/security?before=9").location
    page = browser.page(door)
    (form,) = [form for form in page.all("form") if form.get("method") == "post"]
    fields = {"login": login(Role.ADMINISTRATOR), "password": PASSWORD}
    answer = browser.send(form.get("action", ""), **fields)
    assert answer.location == "/admin/security?before=9"
    assert browser.get(door).location == "/admin/security?before=9"
