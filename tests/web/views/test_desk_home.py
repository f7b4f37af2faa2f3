"""What is waiting at the desk, for each role."""

import pytest

from tests.desk import Desk, DeskBrowser
from tests.filling import sent
from tracker.models.accounts import Role

NEW = "/desk/meetings/new"


def begun(browser: DeskBrowser) -> str:
    answer = sent(browser, NEW, action=NEW, title="نشست ناتمام")
    return str(answer.location)


def test_a_clerk_goes_on_with_a_draft(desk: Desk) -> None:
    clerk = desk.browser(Role.CLERK)
    draft = begun(clerk)
    page = clerk.page("/desk")
    assert {draft, NEW, "/desk/meetings"} <= set(page.links)
    assert draft in clerk.page("/desk/meetings").links


def test_the_chair_reads_a_draft_and_begins_none(desk: Desk) -> None:
    draft = begun(desk.browser(Role.CLERK))
    links = desk.browser(Role.CHAIR).page("/desk").links
    assert draft.replace("edit", "review") in links
    assert draft not in links
    assert NEW not in links


@pytest.mark.parametrize("role", [Role.NGO, Role.OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_sees_drafts(desk: Desk, role: Role) -> None:
    draft = begun(desk.browser(Role.CLERK))
    page = desk.browser(role).page("/desk")
    assert "نشست ناتمام" not in page.text
    assert not {draft, NEW} & set(page.links)


def test_what_stands_in_one_pile_is_not_shown_in_the_next(desk: Desk) -> None:
    page = desk.browser(Role.SECRETARY).page("/desk")
    shown = [link for link in page.links if link.startswith("/desk/proposals/")]
    assert len(shown) == len(set(shown)) > 0


def test_an_empty_desk_says_what_comes_next(desk: Desk) -> None:
    leads = {
        Role.ADMINISTRATOR: ["/admin/accounts", "/desk/synonyms"],
        Role.OFFICER: ["/proposals"],
    }
    for role, addresses in leads.items():
        main = desk.browser(role).page("/desk").one("main")
        assert [link.get("href") for link in main.iter("a")] == addresses


def test_what_nobody_is_responsible_for_waits(desk: Desk) -> None:
    page = desk.browser(Role.SECRETARY).page("/desk")
    assert "pile-unassigned" in page.ids
    assert "/desk/proposals?status=unassigned" in page.links
