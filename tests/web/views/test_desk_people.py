"""People of the record and their roles, at the desk."""

import pytest
from sqlmodel import select

from tests.desk import OTHER, Desk, DeskBrowser
from tests.filling import sent, shown
from tracker.models import Membership, Person
from tracker.models.accounts import Role

LIST = "/desk/people"


@pytest.fixture
def clerk(desk: Desk) -> DeskBrowser:
    return desk.browser(Role.CLERK)


@pytest.fixture
def person(clerk: DeskBrowser) -> str:
    """Return the address of a new person."""
    answer = sent(clerk, f"{LIST}/new", action=f"{LIST}/new", name="علی محمدی")
    assert answer.status_code == 303
    return str(answer.location)


def roles(desk: Desk) -> list[tuple[str, str | None]]:
    rows = desk.ask(select(Membership).where(Membership.role == "عضو"))
    return [(row.role, row.until.isoformat() if row.until else None) for row in rows]


def test_a_person_is_found_by_a_part_of_the_name(clerk: DeskBrowser, person: str) -> None:
    assert person in clerk.page(f"{LIST}?q=محمدي").links
    assert "کسی با این نام در دفتر نیست" in clerk.page(f"{LIST}?q=کوروش").text


def test_a_name_that_is_known_is_refused_and_kept(clerk: DeskBrowser, person: str) -> None:
    answer = sent(clerk, f"{LIST}/new", action=f"{LIST}/new", name="علي محمدي")
    assert answer.status_code == 422
    assert shown(answer).ids["name"].get("value") == "علي محمدي"


def test_a_person_is_called_otherwise(desk: Desk, clerk: DeskBrowser, person: str) -> None:
    assert sent(clerk, person, action=person, name="رضا محمدی").status_code == 303
    assert "رضا محمدی" in desk.ask(select(Person.name))


def test_roles_are_written_down_and_end(desk: Desk, clerk: DeskBrowser, person: str) -> None:
    add = f"{person}/roles"
    body = "خانهٔ سمن‌ها"
    answer = sent(clerk, person, action=add, organization=body, role="عضو", since="۱ فروردین ۱۴۰۳")
    assert answer.status_code == 303
    role = next(link for link in clerk.page(person).links if link.startswith(add))
    assert sent(clerk, role, until="۱ مهر ۱۴۰۳").status_code == 303
    assert roles(desk) == [("عضو", "2024-09-22")]
    assert "۱ مهر ۱۴۰۳" in clerk.page(person).text
    assert sent(clerk, role, do="remove").status_code == 303
    assert roles(desk) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organization": "نهاد ناشناس"}, "organization"),
        ({"role": ""}, "role"),
        ({"since": "۳۱ آذر ۱۴۰۳"}, "since"),
        ({"since": "۲ مهر ۱۴۰۳", "until": "۱ مهر ۱۴۰۳"}, "until"),
    ],
)
def test_what_is_wrong_with_a_role_is_told_at_its_field(
    clerk: DeskBrowser, person: str, changes: dict[str, str], field: str
) -> None:
    told = {"organization": "خانهٔ سمن‌ها", "role": "عضو", **changes}
    answer = sent(clerk, person, action=f"{person}/roles", **told)
    assert answer.status_code == 422
    assert f"#{field}" in shown(answer).links


def test_another_council_s_person_does_not_exist(desk: Desk, person: str) -> None:
    stranger = desk.browser(Role.SECRETARY, OTHER)
    assert stranger.get(person).status_code == 404
    assert stranger.send(f"{person}/roles", role="عضو").status_code == 404
    assert person not in stranger.page(f"{LIST}?q=محمدی").links


def test_a_role_of_somebody_else_is_not_changed_here(
    desk: Desk, clerk: DeskBrowser, person: str
) -> None:
    add = f"{person}/roles"
    sent(clerk, person, action=add, organization="خانهٔ سمن‌ها", role="عضو")
    number = max(desk.ask(select(Membership.id)))
    assert clerk.get(f"{LIST}/1/roles/{number}").status_code == 404
