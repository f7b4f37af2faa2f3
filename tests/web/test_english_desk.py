"""The desk in English, for accounts that choose it: every page of it, its refusals, its errors."""

import pytest
from sqlmodel import select
from werkzeug.routing import Rule

from tests.browser import read
from tests.desk import OWN, PASSWORD, ROLES, Desk, login
from tests.following_pages import address, fill, lasts, sent
from tests.web.test_permits import action, addresses, protected
from tracker.domain.permissions import MAY
from tracker.models import Account
from tracker.models.accounts import Language, Role
from tracker.store.engine import writing

READ = [rule for rule, method in protected() if method == "GET"]
SENT = [rule for rule, method in protected() if method == "POST"]


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return the desk with accounts that all read English."""
    with writing(desk.engine) as session:
        for account in session.exec(select(Account)):
            account.language = Language.EN
            session.add(account)
        session.commit()
    return desk


@pytest.mark.parametrize("rule", READ, ids=str)
def test_every_page_of_the_desk_is_in_english(desk: Desk, rule: Rule) -> None:
    """What is wrong with a page, Persian letters in our own words too, the browser tells."""
    for role in ROLES:
        browser = desk.browser(role)
        for where in addresses(desk, rule, OWN):
            answer = browser.get(f"/en{where}")
            assert role in MAY[action(rule)] or answer.status_code in (403, 404)
            if answer.status_code != 303:
                page = read(answer.text).root
                assert (page.get("lang"), page.get("dir")) == ("en", "ltr")


@pytest.mark.parametrize("rule", SENT, ids=str)
def test_every_refusal_of_the_desk_is_in_english(desk: Desk, rule: Rule) -> None:
    role = min(MAY[action(rule)])
    for where in addresses(desk, rule, OWN):
        for fields in ({}, {"name": "نام", "day": "۳۲ مهر", "do": "save", "login": "ن"}):
            answer = desk.browser(role).send(f"/en{where}", **fields)
            if answer.status_code >= 400:
                assert read(answer.text).root.get("lang") == "en"
            elif answer.status_code == 303:
                assert answer.location.startswith("/en/")


def test_the_desk_leads_to_the_address_of_the_accounts_language(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    answer = browser.get("/desk/people?q=خانه")
    assert (answer.status_code, answer.location) == (
        303,
        "/en/desk/people?q=%D8%AE%D8%A7%D9%86%D9%87",
    )
    assert browser.get("/en/desk/people?q=خانه").status_code == 200


def test_a_form_is_answered_where_it_was_sent(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    assert browser.send("/desk/people/new", name="").status_code == 422
    assert browser.send("/desk/people/new", name="مینا").location.startswith("/desk/people/")


def test_whoever_signs_in_comes_to_the_own_language(desk: Desk) -> None:
    browser = desk.stranger()
    fields = {"login": login(Role.CLERK), "password": PASSWORD}
    answer = browser.send("/desk/sign-in", **fields)
    assert answer.location == "/desk"
    assert browser.get("/desk").location == "/en/desk"


def test_a_sign_in_page_that_refuses_is_in_english(desk: Desk) -> None:
    answer = desk.stranger().send("/en/desk/sign-in?next=/en/desk/people", login="x", password="y")
    page = read(answer.text)
    assert (answer.status_code, page.root.get("lang")) == (422, "en")
    assert "The user name or the password is not right." in page.text
    assert page.one("form", method="post").get("action") == "/en/desk/sign-in?next=/en/desk/people"


def test_sections_lead_to_english_and_the_present_one_is_marked(desk: Desk) -> None:
    page = desk.browser(Role.CLERK).page("/en/desk/people")
    sections = [
        (link.get("href"), link.get("aria-current"))
        for link in page.one("nav", aria_label="Sections").iter("a")
    ]
    assert ("/en/desk/people", "page") in sections
    assert all(href and href.startswith("/en/") for href, _ in sections)


def test_a_proposal_is_followed_up_in_english_and_entered_as_in_persian(desk: Desk) -> None:
    place = "/en" + address(fill(desk), "recorded")
    browser = desk.browser(Role.SECRETARY)
    typed = {"decision": "ابلاغ شود", "organization": "شهرداری", "due_on": "30 Azar 1404"}
    form = sent(browser, place, "assigned", **typed)
    assert form["happened_on"] == "1404/07/09"
    answer = browser.post(place, data=form)
    assert answer.status_code == 303, read(answer.text).text
    last = lasts(desk, "recorded")
    assert (str(last.due_on), last.capacity) == ("2025-12-21", "دبیر")


def test_a_draft_is_saved_again_unchanged_from_an_english_form(desk: Desk) -> None:
    clerk = desk.browser(Role.CLERK)
    made = clerk.send("/en/desk/meetings/new", day="Saturday 6 Ordibehesht 1404", body="شورا")
    assert made.status_code == 303, read(made.text).text
    page = clerk.page(made.location)
    assert page.one("input", name="day").get("value") == "Saturday 6 Ordibehesht 1404"
    for name in ("مینا کریمی, علی رضایی", "مینا کریمی، علی رضایی"):
        form = {
            field.get("name", ""): field.get("value", "")
            for field in clerk.page(made.location).all("input")
            if field.get("name") and field.get("type") not in ("radio", "checkbox")
        }
        form |= {"do": "save", "proposals-0-text": "پیشنهاد", "proposals-0-proposers": name}
        assert clerk.post(made.location, data=form).status_code == 303
        field = clerk.page(made.location).one("input", name="proposals-0-proposers")
        assert field.get("value") == "مینا کریمی, علی رضایی"
