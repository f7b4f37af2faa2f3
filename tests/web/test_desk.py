"""The frame of the desk's pages."""

import pytest

from tests.desk import OTHER, OWN, ROLES, Desk
from tests.markup import text_of
from tracker.domain.permissions import MAY
from tracker.models.accounts import Role
from tracker.web.desk import SECTIONS


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_the_sections_that_it_may_open(desk: Desk, role: Role) -> None:
    page = desk.browser(role).page("/desk/password")
    (nav,) = page.all("nav")
    shown = [link.get("href") for link in nav.iter("a")]
    assert shown == [address for address, _, action in SECTIONS if role in MAY[action]]


def test_a_stranger_sees_no_section(desk: Desk) -> None:
    page = desk.stranger().page("/desk/sign-in")
    assert page.all("nav") == []
    assert [form.get("action") for form in page.all("form")] == ["/desk/sign-in?next=/desk"]


@pytest.mark.parametrize(
    ("where", "current"),
    [
        ("/admin/accounts", ("/admin/accounts", "page")),
        ("/admin/accounts/new", ("/admin/accounts", "true")),
        ("/desk/password", ("/desk", "true")),
    ],
)
def test_one_section_is_the_current_one(desk: Desk, where: str, current: tuple[str, str]) -> None:
    page = desk.browser(Role.ADMINISTRATOR).page(where)
    marked = [
        (link.get("href"), link.get("aria-current"))
        for link in page.all("a")
        if link.get("aria-current")
    ]
    assert marked == [current]


def test_every_page_says_who_is_signed_in_and_lets_them_out(desk: Desk) -> None:
    page = desk.browser(Role.CLERK).page("/desk/password")
    assert "clerk ⁂" in [text_of(name) for name in page.all("bdi")]
    assert "/desk/sign-out" in [form.get("action") for form in page.all("form")]


def test_a_desk_of_several_councils_bears_the_name_of_its_own(desk: Desk) -> None:
    for prefix in (OWN, OTHER):
        page = desk.browser(Role.CLERK, prefix).page("/desk")
        assert page.title.endswith(f" - شورای {prefix}")
