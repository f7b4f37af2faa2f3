"""Who may ask for what: the table of `domain.permissions`, tried at every route in every role."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, col, select
from werkzeug.routing import Rule

from tests.desk import OTHER, OWN, ROLES, Desk, DeskBrowser
from tracker.domain import locks
from tracker.domain.permissions import MAY, Action
from tracker.models import SecurityEvent
from tracker.models.accounts import Role
from tracker.settings import Settings
from tracker.web import create_app
from tracker.web.permits import Undeclared, action_of, allows, check

APP = create_app(Settings(home=Path(), database_url="sqlite://"))
# The records that a number in an address names, by the word before it; of accounts, one that every
# manager may manage.
RECORDS = {
    "accounts": "SELECT id FROM account WHERE council_id = {council} AND login LIKE 'clerk%'",
    "meetings": "SELECT id FROM meeting WHERE council_id = {council}",
    "organizations": "SELECT id FROM organization WHERE council_id = {council} LIMIT 1",
    "people": "SELECT id FROM person WHERE council_id = {council} LIMIT 1",
    "proposals": "SELECT id FROM proposal WHERE council_id = {council} LIMIT 1",
    "roles": "SELECT id FROM membership WHERE council_id = {council} LIMIT 1",
}
NUMBER = re.compile(r"(\w+)/<number:(\w+)>")


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


def addresses(desk: Desk, rule: Rule, council: str) -> list[str]:
    """Return the addresses of a route with records of this council in it."""
    number = desk.account(Role.CLERK, council).council_id
    named = NUMBER.findall(rule.rule)
    assert {name for _, name in named} == rule.arguments, f"tell RECORDS what {rule} names"
    with desk.engine.connect() as connection:
        found = [
            connection.scalars(text(RECORDS[word].format(council=number))).all()
            for word, _ in named
        ]
    assert all(found)
    with desk.app.test_request_context():
        return [
            desk.app.url_for(rule.endpoint, **dict(zip((n for _, n in named), ids, strict=True)))
            for ids in product(*found)
        ]


def asked(browser: DeskBrowser, method: str, where: str) -> int:
    """Send a request as this site's own page would, with an empty form."""
    data = {} if method == "GET" else {"csrf_token": browser.token()}
    return browser.open(where, method=method, data=data).status_code


def kept(desk: Desk) -> list[Any]:
    """Return everything that a refused request must leave as it was."""
    with desk.engine.connect() as connection:
        return [
            connection.execute(table.select().order_by(*table.primary_key)).all()
            for table in SQLModel.metadata.sorted_tables
            if table.name not in ("security_event", "sign_in")
        ]


def denied(desk: Desk) -> list[int | None]:
    """Return the accounts to which something was denied by the table, in order."""
    lines = desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))
    return [line.account_id for line in lines if line.kind == "denied"]


@pytest.mark.parametrize(("rule", "method"), protected(), ids=str)
def test_a_stranger_is_led_to_the_door_or_refused(desk: Desk, rule: Rule, method: str) -> None:
    before, browser = kept(desk), desk.stranger()
    for where in addresses(desk, rule, OWN):
        for root in ("", "/en"):
            assert asked(browser, method, root + where) == (303 if method == "GET" else 403)
    assert kept(desk) == before


@pytest.mark.parametrize(("rule", "method"), protected(), ids=str)
def test_the_table_decides_in_ones_own_council(desk: Desk, rule: Rule, method: str) -> None:
    before = kept(desk)
    for role in [role for role in ROLES if role not in MAY[action(rule)]]:
        browser = desk.browser(role)
        for where in addresses(desk, rule, OWN):
            assert asked(browser, method, where) in (403, 404)
            assert denied(desk).pop() == desk.account(role).id
    assert kept(desk) == before
    # Of the steps of a follow-up, each has its own *who* beyond the table.
    beyond = {403} if action(rule) is Action.FOLLOW_UP else set()
    for role in MAY[action(rule)]:
        for where in addresses(desk, rule, OWN):
            status = asked(desk.browser(role), method, where)
            assert status < 500
            assert status != 403 or status in beyond


@pytest.mark.parametrize(
    ("rule", "method"),
    [(rule, method) for rule, method in protected() if rule.arguments],
    ids=str,
)
def test_another_councils_records_do_not_exist(desk: Desk, rule: Rule, method: str) -> None:
    before = kept(desk)
    for role in ROLES:
        browser = desk.browser(role)
        for where in addresses(desk, rule, OTHER):
            status = asked(browser, method, where)
            assert status in ((404,) if role in MAY[action(rule)] else (403, 404))
    assert kept(desk) == before


def test_a_view_that_names_no_action_stops_the_start() -> None:
    app = create_app(Settings(home=Path(), database_url="sqlite://"))
    app.add_url_rule("/hidden", "hidden", lambda: "secret")
    with pytest.raises(Undeclared, match="hidden"):
        check(app)


def test_a_view_that_was_added_behind_its_back_is_not_found(own_desk: Desk) -> None:
    own_desk.app.add_url_rule("/hidden", "hidden", lambda: "secret")
    assert own_desk.stranger().get("/hidden").status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [(Role.ADMINISTRATOR, 404), (Role.OFFICER, 404), (Role.CHAIR, 403)]
)
def test_whoever_may_not_read_drafts_does_not_learn_that_there_are_any(
    own_desk: Desk, role: Role, status: int
) -> None:
    view: Callable[..., str] = allows(Action.LOG_MINUTES)(lambda **_: "draft")
    own_desk.app.add_url_rule("/desk/drafts/<number:number>", "drafts", view)
    assert own_desk.browser(role).get("/desk/drafts/7").status_code == status


def test_where_one_wanted_to_go_is_told_at_the_door(desk: Desk) -> None:
    answer = desk.stranger().get("/admin/security?before=7")
    assert answer.location == "/desk/sign-in?next=/admin/security?before%3D7"


def test_what_was_refused_to_an_account_stands_in_the_security_log(desk: Desk) -> None:
    desk.browser(Role.NGO).get("/admin/security")
    line = desk.ask(select(SecurityEvent).order_by(col(SecurityEvent.id)))[-1]
    assert (line.kind, line.detail) == ("denied", "GET /admin/security")
    assert (line.account_id, line.address) == (desk.account(Role.NGO).id, "127.0.0.1")


def test_whoever_may_write_holds_the_council_and_who_reads_holds_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[list[int]] = []
    monkeypatch.setattr(locks, "hold", lambda _session, councils: held.append(list(councils)))
    clerk = desk.browser(Role.CLERK)
    held.clear()
    clerk.get("/desk/people/new")
    assert held == []
    clerk.send("/desk/people/new", name="")
    assert held == [[desk.account(Role.CLERK).council_id]]
