"""Passwords: set by a one-time link, changed by whoever knows the present one."""

from typing import Any

import pytest
from sqlmodel import select

from tests.browser import read
from tests.desk import PASSWORD, Desk, login
from tests.factories import NOW
from tests.markup import text_of
from tests.web.views.test_sign_in import enter
from tracker.domain import invitations
from tracker.models import Account, SignIn
from tracker.models.accounts import Language, Role
from tracker.store.engine import writing
from tracker.web.login import COOKIE

NEW = "یک گذرواژهٔ تازه"
FORM = {"password_now": PASSWORD, "password": NEW, "password_again": NEW}


def way(desk: Desk) -> str:
    """Return the address of a new link for the clerk."""
    with writing(desk.engine) as session:
        clerk = session.get_one(Account, desk.account(Role.CLERK).id)
        token = invitations.invite(session, clerk, by=None, at=NOW)
        session.commit()
    return f"/desk/invitation/{token}"


def test_a_password_is_changed_and_every_other_session_ends(desk: Desk) -> None:
    browser, elsewhere = desk.browser(Role.CLERK), desk.browser(Role.CLERK)
    before = browser.get_cookie(COOKIE)
    answer = browser.send("/desk/password", **FORM)
    after = browser.get_cookie(COOKIE)
    assert (answer.status_code, answer.location) == (303, "/desk")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert browser.get("/desk/password").status_code == 200
    assert elsewhere.get("/desk/password").status_code == 303
    assert enter(desk.stranger(), login(Role.CLERK), PASSWORD).status_code == 422
    assert enter(desk.stranger(), login(Role.CLERK), NEW).status_code == 303


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"password_now": "wrong"}, None),
        ({"password_now": ""}, "password_now"),
        ({"password": "کوتاه", "password_again": "کوتاه"}, "password"),
        ({"password": "گ" * 201, "password_again": "گ" * 201}, "password"),
        ({"password": login(Role.CLERK), "password_again": login(Role.CLERK)}, "password"),
        ({"password_again": NEW + "؟"}, "password_again"),
        ({"password": ""}, "password"),
    ],
)
def test_what_will_not_do_changes_nothing(
    desk: Desk, changes: dict[str, Any], field: str | None
) -> None:
    browser = desk.browser(Role.CLERK)
    kept = desk.account(Role.CLERK).password_hash
    answer = browser.send("/desk/password", **{**FORM, **changes})
    assert answer.status_code == 422
    wrong = [f.get("name") for f in read(answer.text).all("input") if f.get("aria-invalid")]
    assert wrong == [field or "password_now"]
    assert desk.account(Role.CLERK).password_hash == kept
    assert browser.get("/desk/password").status_code == 200
    assert len(desk.ask(select(SignIn))) == 1


def test_a_stolen_session_cannot_try_passwords_for_ever(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    statuses = [
        browser.send("/desk/password", **{**FORM, "password_now": "x"}).status_code
        for _ in range(6)
    ]
    assert statuses == [422] * 5 + [429]


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"password": "کوتاه", "password_again": "کوتاه"}, 422),
        ({"password": NEW, "password_again": "دیگری است"}, 422),
        ({}, 422),
        ({"password": NEW, "password_again": NEW}, 303),
    ],
)
def test_a_link_takes_what_will_do(desk: Desk, form: dict[str, str], status: int) -> None:
    where, browser = way(desk), desk.stranger()
    assert browser.send(where, **form).status_code == status
    assert browser.get(where).status_code == (410 if status == 303 else 200)


def test_the_page_of_a_link_never_shows_a_password(desk: Desk) -> None:
    answer = desk.stranger().send(way(desk), password=NEW, password_again="دیگری است")
    assert NEW not in answer.text


@pytest.mark.parametrize("token", ["x", "⁂", "0" * 43, "a" * 5000, "%00"])
def test_a_link_that_never_was_lets_nobody_in(desk: Desk, token: str) -> None:
    assert desk.stranger().get(f"/desk/invitation/{token}").status_code == 410


def test_a_link_brings_its_owner_in_though_the_account_has_to_wait(desk: Desk) -> None:
    for _ in range(5):
        enter(desk.stranger(), login(Role.CLERK), "wrong")
    form = {"password": NEW, "password_again": NEW}
    assert desk.stranger().send(way(desk), **form).status_code == 303
    assert enter(desk.stranger(), login(Role.CLERK), NEW).status_code == 303


def test_an_account_chooses_the_language_of_its_desk(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    page = browser.page("/desk/password")
    choice = page.one("button", name="language")
    assert (choice.get("value"), text_of(choice)) == ("en", "English")
    answer = browser.send("/desk/language", language="en")
    assert (answer.status_code, answer.location) == (303, "/en/desk/password")
    assert desk.account(Role.CLERK).language is Language.EN
    assert browser.get("/desk").location == "/en/desk"
    back = browser.page(answer.location).one("button", name="language")
    assert (back.get("value"), text_of(back)) == ("fa", "فارسی")
    assert browser.send("/en/desk/language", language="fa").location == "/desk/password"
    assert desk.account(Role.CLERK).language is Language.FA
    assert desk.account(Role.CHAIR).language is Language.FA


@pytest.mark.parametrize("language", ["", "de", "FA", "⁂"])
def test_a_language_that_is_not_there_is_refused(desk: Desk, language: str) -> None:
    assert desk.browser(Role.CLERK).send("/desk/language", language=language).status_code == 422
    assert desk.account(Role.CLERK).language is Language.FA
