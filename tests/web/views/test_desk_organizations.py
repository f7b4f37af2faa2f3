"""Bodies of the record, at the desk."""

import pytest
from sqlmodel import select

from tests.desk import OTHER, Desk, DeskBrowser
from tests.filling import sent, shown
from tracker.models import Organization
from tracker.models.accounts import Role

LIST = "/desk/organizations"


@pytest.fixture
def clerk(desk: Desk) -> DeskBrowser:
    return desk.browser(Role.CLERK)


@pytest.fixture
def body(clerk: DeskBrowser) -> str:
    """Return the address of a new body."""
    answer = sent(clerk, f"{LIST}/new", name="کمیسیون فرهنگی", seats="۳")
    assert answer.status_code == 303
    return str(answer.location)


def test_a_body_is_found_and_described(desk: Desk, clerk: DeskBrowser, body: str) -> None:
    assert body in clerk.page(f"{LIST}?q=فرهنگی").links
    answer = sent(
        clerk,
        body,
        classification="commission",
        parent="خانه سمن ها",
        seats="۵",
        licence_expires_on="۱ مهر ۱۴۰۵",
    )
    assert answer.status_code == 303
    [row] = desk.ask(select(Organization).where(Organization.name == "کمیسیون فرهنگی"))
    above = desk.ask(select(Organization).where(Organization.id == row.parent_id))
    assert (row.classification, row.seats) == ("commission", 5)
    assert [each.name for each in above] == ["خانهٔ سمن‌ها"]
    assert clerk.page(body).ids["parent"].get("value") == "خانهٔ سمن‌ها"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "خانه سمن ها"}, "name"),
        ({"parent": "ناشناس"}, "parent"),
        ({"parent": "کمیسیون فرهنگی"}, "parent"),
        ({"seats": "چند"}, "seats"),
        ({"licence_expires_on": "۳۱ آذر"}, "licence_expires_on"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(
    clerk: DeskBrowser, body: str, changes: dict[str, str], field: str
) -> None:
    answer = sent(clerk, body, **changes)
    assert answer.status_code == 422
    assert f"#{field}" in shown(answer).links


def test_another_council_s_body_does_not_exist(desk: Desk, body: str) -> None:
    stranger = desk.browser(Role.SECRETARY, OTHER)
    assert stranger.get(body).status_code == 404
    assert stranger.send(body, name="ربوده").status_code == 404
    assert body not in stranger.page(LIST).links
