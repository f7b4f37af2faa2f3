"""The list of words that mean the same, at the desk."""

from urllib.parse import quote

import pytest

from tests.desk import Desk
from tracker.models.accounts import Role

WHERE = "/desk/synonyms"


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.ADMINISTRATOR])
def test_the_list_is_changed_and_searches_know_it(desk: Desk, role: Role) -> None:
    browser = desk.browser(role)
    form = browser.page(WHERE)
    assert "سمن، سازمان مردم‌نهاد" in form.text
    seen = form.one("input", name="seen").get("value")
    answer = browser.send(WHERE, sets="باغستان، بوستان", seen=seen)
    assert (answer.status_code, answer.headers["Location"]) == (303, WHERE)
    assert "بوستان" in browser.get("/search?q=" + quote("باغستان")).text


def test_what_cannot_be_is_told_and_kept(desk: Desk) -> None:
    browser = desk.browser(Role.SECRETARY)
    seen = browser.page(WHERE).one("input", name="seen").get("value")
    answer = browser.send(WHERE, sets="تنهاواژه", seen=seen)
    assert answer.status_code == 422
    assert "تنهاواژه" in answer.text
    stale = browser.send(WHERE, sets="باغستان، بوستان", seen="x")
    assert stale.status_code == 409
    assert "باغستان، بوستان" in stale.text


@pytest.mark.parametrize("role", [Role.CLERK, Role.CHAIR, Role.NGO, Role.OFFICER])
def test_nobody_else_changes_it(desk: Desk, role: Role) -> None:
    assert desk.browser(role).get(WHERE).status_code == 403
