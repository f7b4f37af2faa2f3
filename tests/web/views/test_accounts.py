"""The pages of accounts: made, given roles, switched off, let in by one-time links."""

import re
from typing import Any

import pytest
from sqlmodel import select
from werkzeug.test import TestResponse

from tests.browser import read
from tests.desk import OTHER, PASSWORD, Desk, DeskBrowser, login
from tests.hostile import TEXTS
from tests.markup import Page, text_of
from tracker.models import Account, AccountRole, Invitation, SignIn
from tracker.models.accounts import Role
from tracker.web.login import COOKIE

NEW = {"name": "سارا احمدی", "login": "sara", "roles": ["clerk", "secretary"]}
LINK = re.compile(r"http://127.0.0.1(/desk/invitation/[\w-]{43})")


@pytest.fixture
def boss(desk: Desk) -> DeskBrowser:
    return desk.browser(Role.ADMINISTRATOR)


def roles(desk: Desk, name: str) -> set[Role]:
    """Return the roles of the account of this login."""
    wanted = select(AccountRole.role).join(Account).where(Account.login == name)
    return set(desk.ask(wanted))


def shown(answer: TestResponse) -> Page:
    return read(answer.text)


def link(browser: DeskBrowser, answer: TestResponse) -> str:
    """Follow an answer to the sheet, and return the address on it."""
    assert answer.status_code == 303
    found = LINK.search(browser.get(answer.location).text)
    assert found is not None
    return found[1]


def test_an_account_is_made_with_its_roles_and_a_link_that_is_shown_once(
    desk: Desk, boss: DeskBrowser
) -> None:
    answer = boss.send("/admin/accounts/new", **NEW)
    sheet = boss.get(answer.location)
    assert LINK.search(sheet.text)
    assert shown(sheet).all("svg")
    assert not LINK.search(boss.get(answer.location).text)
    assert roles(desk, "sara") == {Role.CLERK, Role.SECRETARY}


def test_its_owner_sets_a_password_and_is_in(desk: Desk, boss: DeskBrowser) -> None:
    way = link(boss, boss.send("/admin/accounts/new", **NEW))
    owner = desk.stranger()
    assert "سارا احمدی" in owner.get(way).text
    assert owner.get(way).status_code == 200  # looking at it does not use it up
    answer = owner.send(way, password=PASSWORD, password_again=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/desk")
    assert owner.get("/desk/password").status_code == 200
    for browser in (owner, desk.stranger()):
        assert browser.get(way).status_code == 410
        again = browser.send(way, password=PASSWORD, password_again=PASSWORD)
        assert again.status_code == 410


def test_the_link_is_for_the_eyes_of_whoever_made_it(desk: Desk, boss: DeskBrowser) -> None:
    answer = boss.send("/admin/accounts/new", **NEW)
    assert not LINK.search(desk.browser(Role.ADMINISTRATOR).get(answer.location).text)
    clerk = desk.account(Role.CLERK).id
    assert not LINK.search(boss.get(f"/admin/accounts/{clerk}/link").text)


def test_links_name_the_base_url_whatever_host_was_asked_for(desk_url: str, set_clock: Any) -> None:
    desk = Desk(desk_url, base_url="http://council.example")
    boss = desk.browser(Role.ADMINISTRATOR)
    clerk = desk.account(Role.CLERK).id
    boss.set_cookie(COOKIE, boss.get_cookie(COOKIE).value, domain="council.example")  # type: ignore[union-attr]
    base = {"base_url": "http://council.example"}
    page = read(boss.get(f"/admin/accounts/{clerk}/link", **base).text)
    token = next(f.get("value") for f in page.all("input") if f.get("name") == "csrf_token")
    answer = boss.post(f"/admin/accounts/{clerk}/link", data={"csrf_token": token}, **base)
    text = boss.get(answer.location, **base).text
    assert "http://council.example/desk/invitation/" in text
    evil = boss.get("/desk/sign-in", headers={"Host": "evil.example"})
    assert evil.status_code == 400
    assert "evil" not in evil.text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "ن" * 101}, "name"),
        ({"login": ""}, "login"),
        ({"login": "سارا"}, "login"),
        ({"login": login(Role.CLERK, OTHER)}, "login"),
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"roles": ["public"]}, "roles"),
        ({"roles": ["ngo"]}, "organization"),
        ({"organization": "7777777"}, "organization"),
        ({"organization": "x"}, "organization"),
    ],
)
def test_what_will_not_do_is_told_at_its_field_and_all_else_is_kept(
    desk: Desk, boss: DeskBrowser, changes: dict[str, Any], field: str
) -> None:
    answer = boss.send("/admin/accounts/new", **{**NEW, **changes})
    page = shown(answer)
    assert answer.status_code == 422
    (summary,) = [part for part in page.root.iter() if part.get("role") == "alert"]
    assert [line.get("href") for line in summary.iter("a")] == [f"#{field}"]
    assert text_of(page.all("title")[0]).startswith("خطا: ")
    fields = {f.get("name"): f.get("value") for f in page.all("input") if f.get("type") == "text"}
    assert fields == {key: str({**NEW, **changes}[key]) for key in ("name", "login")}
    assert desk.ask(select(Invitation)) == []


def test_bodies_of_another_council_are_not_offered(desk: Desk, boss: DeskBrowser) -> None:
    page = boss.page("/admin/accounts/new")
    offered = {option.get("value") for option in page.all("option")}
    assert offered == {"", str(desk.account(Role.NGO).organization_id)} | offered
    assert str(desk.account(Role.NGO, OTHER).organization_id) not in offered


def test_a_secretary_is_not_offered_to_make_administrators_or_whoever_publishes(desk: Desk) -> None:
    browser = desk.browser(Role.SECRETARY)
    boxes = {box.get("value") for box in browser.page("/admin/accounts/new").all("input")}
    assert "clerk" in boxes
    assert boxes.isdisjoint({"administrator", "chair", "secretary"})
    answer = browser.send("/admin/accounts/new", **{**NEW, "roles": ["administrator"]})
    assert answer.status_code == 422
    assert roles(desk, "sara") == set()


def test_a_secretary_is_led_to_those_accounts_alone_that_a_secretary_may_manage(
    desk: Desk, boss: DeskBrowser
) -> None:
    def led_to(browser: DeskBrowser) -> set[str | None]:
        cells = browser.page("/admin/accounts").all("td", class_="what")
        return {link.get("href") for cell in cells for link in cell.iter("a")}

    own = [Role.CLERK, Role.NGO, Role.OFFICER]
    assert led_to(desk.browser(Role.SECRETARY)) == {
        f"/admin/accounts/{desk.account(role).id}" for role in own
    }
    assert led_to(boss) == {
        f"/admin/accounts/{desk.account(role).id}" for role in Role if role is not Role.PUBLIC
    }


@pytest.mark.parametrize("way", ["", "/link", "/active"])
def test_a_secretary_cannot_get_at_an_administrators_account(desk: Desk, way: str) -> None:
    browser = desk.browser(Role.SECRETARY)
    where = f"/admin/accounts/{desk.account(Role.ADMINISTRATOR).id}{way}"
    assert browser.send(where, roles="clerk", active="no").status_code == 403
    assert roles(desk, login(Role.ADMINISTRATOR)) == {Role.ADMINISTRATOR}
    assert desk.ask(select(Invitation)) == []


def test_who_is_switched_off_is_out_at_once_and_may_come_back(
    desk: Desk, boss: DeskBrowser
) -> None:
    clerk = desk.browser(Role.CLERK)
    where = f"/admin/accounts/{desk.account(Role.CLERK).id}/active"
    assert boss.send(where, active="no").status_code == 303
    assert clerk.get("/desk/password").status_code == 303
    assert boss.send(where, active="yes").status_code == 303
    assert desk.account(Role.CLERK).active


def test_new_roles_are_in_force_at_the_next_sign_in_and_end_the_last(
    desk: Desk, boss: DeskBrowser
) -> None:
    clerk = desk.browser(Role.CLERK)
    where = f"/admin/accounts/{desk.account(Role.CLERK).id}"
    assert boss.send(where, roles=["chair", "secretary"]).status_code == 303
    assert clerk.get("/desk/password").status_code == 303
    assert desk.browser(Role.CLERK).get("/admin/accounts").status_code == 200


def test_whoever_changes_the_own_roles_goes_on_under_a_new_token(
    desk: Desk, boss: DeskBrowser
) -> None:
    before, elsewhere = boss.get_cookie(COOKIE), desk.browser(Role.ADMINISTRATOR)
    where = f"/admin/accounts/{desk.account(Role.ADMINISTRATOR).id}"
    boss.send(where, roles=["administrator", "clerk"])
    after = boss.get_cookie(COOKIE)
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert boss.get("/admin/accounts").status_code == 200
    assert elsewhere.get("/admin/accounts").status_code == 303
    assert len(desk.ask(select(SignIn))) == 1


@pytest.mark.parametrize(("way", "form"), [("", {"roles": "clerk"}), ("/active", {"active": "no"})])
def test_the_last_administrator_stays(
    desk: Desk, boss: DeskBrowser, way: str, form: dict[str, str]
) -> None:
    answer = boss.send(f"/admin/accounts/{desk.account(Role.ADMINISTRATOR).id}{way}", **form)
    assert answer.status_code == 409
    assert "آخرین مدیر" in answer.text
    assert boss.get("/admin/accounts").status_code == 200


@pytest.mark.parametrize("name", TEXTS.values(), ids=TEXTS)
def test_hostile_names_are_shown_as_they_are_and_do_nothing(
    desk: Desk, boss: DeskBrowser, name: str
) -> None:
    answer = boss.send("/admin/accounts/new", **{**NEW, "name": name[:100]})
    if answer.status_code == 303:
        boss.get(answer.location)
        number = answer.location.split("/")[3]
        for where in ("/admin/accounts", f"/admin/accounts/{number}", "/admin/security"):
            assert boss.get(where).status_code == 200
    else:
        assert answer.status_code == 422


@pytest.mark.parametrize(
    "number", ["0", "99999999", "999999999999999999999", "-1", "۱", "1.0", "x"]
)
def test_an_account_that_is_not_there_is_not_found(boss: DeskBrowser, number: str) -> None:
    assert boss.get(f"/admin/accounts/{number}").status_code == 404


def test_another_councils_accounts_are_not_listed(desk: Desk, boss: DeskBrowser) -> None:
    text = boss.get("/admin/accounts").text
    assert text.count(".qds</bdi>") == 6
    assert ".shr" not in text
