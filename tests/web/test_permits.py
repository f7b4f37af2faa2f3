"""Who may ask for what: the table of `domain.permissions`, tried at every route in every role."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import select
from werkzeug.routing import Rule

from tests.desk import OTHER, OWN, ROLES, Desk, DeskBrowser
from tracker.domain.permissions import MAY, Action
from tracker.models import SecurityEvent
from tracker.models.accounts import Role
from tracker.settings import Settings
from tracker.web import create_app
from tracker.web.permits import Undeclared, action_of, allows, check

APP = create_app(Settings(home=Path(), database_url="sqlite://"))
# Which record a part of an address names; of accounts, one that every manager may manage.
RECORDS = {
    "account_id": "SELECT id FROM account WHERE council_id = {council} AND login LIKE 'clerk%'",
    "meeting_id": "SELECT id FROM meeting WHERE council_id = {council}",
    "organization_id": "SELECT id FROM organization WHERE council_id = {council}",
    "person_id": "SELECT id FROM person WHERE council_id = {council}",
    "proposal_id": "SELECT id FROM proposal WHERE council_id = {council}",
}
# Parts of an address that name no record of the desk.
PLAIN = {"token": "dead", "year": 1404, "month": "02", "format": "csv"}


def protected() -> list[tuple[Rule, str]]:
    """Return every route that is not for everybody, by method."""
    return [
        (rule, method)
        for rule in sorted(APP.url_map.iter_rules(), key=lambda rule: rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        if Role.PUBLIC not in MAY[action(rule)]
    ]


def action(rule: Rule) -> Action:
    """Return what a route declares."""
    found = action_of(APP, rule.endpoint)
    assert found is not None
    return found


def address(desk: Desk, rule: Rule, council: str) -> str:
    """Return the address of a route with records of this council in it."""
    number = desk.account(Role.CLERK, council).council_id
    values: dict[str, Any] = {}
    with desk.engine.connect() as connection:
        for name in rule.arguments:
            assert name in RECORDS or name in PLAIN, f"tell RECORDS which record <{name}> names"
            values[name] = PLAIN.get(name) or connection.scalar(
                text(RECORDS[name].format(council=number) + " ORDER BY id LIMIT 1")
            )
    with desk.app.test_request_context():
        return desk.app.url_for(rule.endpoint, **values)


def asked(browser: DeskBrowser, method: str, where: str) -> int:
    """Send a request as this site's own page would, with an empty form."""
    data = {} if method == "GET" else {"csrf_token": browser.token()}
    return browser.open(where, method=method, data=data).status_code


def kept(desk: Desk) -> list[Any]:
    """Return everything that a refused request must leave as it was."""
    with desk.engine.connect() as connection:
        tables = connection.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ).all()
        skipped = ("security_event", "sign_in", "search_fts", "sqlite_")
        return [
            connection.execute(text(f"SELECT * FROM {name}")).all()  # noqa: S608
            for name in tables
            if not name.startswith(skipped)
        ]


@pytest.mark.parametrize(("rule", "method"), protected(), ids=str)
def test_a_stranger_is_led_to_the_door_or_refused(desk: Desk, rule: Rule, method: str) -> None:
    before, browser = kept(desk), desk.stranger()
    status = asked(browser, method, address(desk, rule, OWN))
    assert status == (303 if method == "GET" else 403)
    assert kept(desk) == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("rule", "method"), protected(), ids=str)
def test_the_table_decides_in_ones_own_council(
    desk: Desk, rule: Rule, method: str, role: Role
) -> None:
    before = kept(desk)
    status = asked(desk.browser(role), method, address(desk, rule, OWN))
    denied = [row.kind for row in desk.ask(select(SecurityEvent)) if row.kind == "denied"]
    if role in MAY[action(rule)]:
        assert denied == []
        assert status < 500
    else:
        assert denied == ["denied"]
        assert status in (403, 404)
        assert kept(desk) == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("rule", "method"),
    [(rule, method) for rule, method in protected() if rule.arguments & RECORDS.keys()],
    ids=str,
)
def test_another_councils_records_do_not_exist(
    desk: Desk, rule: Rule, method: str, role: Role
) -> None:
    before = kept(desk)
    status = asked(desk.browser(role), method, address(desk, rule, OTHER))
    assert status in ((404,) if role in MAY[action(rule)] else (403, 404))
    assert kept(desk) == before


def test_a_view_that_names_no_action_stops_the_start() -> None:
    app = create_app(Settings(home=Path(), database_url="sqlite://"))
    app.add_url_rule("/hidden", "hidden", lambda: "secret")
    with pytest.raises(Undeclared, match="hidden"):
        check(app)


def test_a_view_that_was_added_behind_its_back_is_not_found(desk: Desk) -> None:
    desk.app.add_url_rule("/hidden", "hidden", lambda: "secret")
    assert desk.stranger().get("/hidden").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 404), (Role.OFFICER, 404), (Role.CHAIR, 403)]
)
def test_whoever_may_not_read_drafts_does_not_learn_that_there_are_any(
    desk: Desk, role: Role, status: int
) -> None:
    view: Callable[..., str] = allows(Action.LOG_MINUTES)(lambda number: "draft")
    desk.app.add_url_rule("/desk/drafts/<number:number>", "drafts", view)
    assert desk.browser(role).get("/desk/drafts/7").status_code == status


def test_where_one_wanted_to_go_is_told_at_the_door(desk: Desk) -> None:
    answer = desk.stranger().get("/admin/security?before=7")
    assert answer.location == "/desk/sign-in?next=/admin/security?before%3D7"


def test_what_was_refused_to_an_account_stands_in_the_security_log(desk: Desk) -> None:
    desk.browser(Role.NGO).get("/admin/security")
    line = desk.ask(select(SecurityEvent).order_by(SecurityEvent.id))[-1]
    assert (line.kind, line.detail) == ("denied", "GET /admin/security")
    assert (line.account_id, line.address) == (desk.account(Role.NGO).id, "127.0.0.1")
