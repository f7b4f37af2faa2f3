"""The doors: every route is in the table of permissions, every code of the record has words."""

import subprocess
import sys
from contextlib import suppress
from enum import StrEnum

import pytest
from flask import Flask
from werkzeug.routing import Rule

from tests.desk import NOWHERE
from tracker.domain.permissions import MAY, Action, may
from tracker.domain.proposals import may_follow, steps_from
from tracker.models.accounts import Role
from tracker.models.proposals import ENDED, OPEN, Status
from tracker.settings import Settings
from tracker.web import create_app, permits, views, words

# What a stranger may be answered (house.md, Held by a machine).
ANSWERS = {200, 301, 303, 400, 401, 403, 404, 405, 410}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
# What an address may hold in place of a variable: a record that is there, and three that are not.
VALUES = ("QDS-1404-02-06-016", "QDS-1404-02-06", "1", "x")
# Slow or optional: imported when first used, if ever (house.md, law 1).
HEAVY = (
    "alembic",
    "docx",
    "docxtpl",
    "numpy",
    "openpyxl",
    "pandas",
    "PIL",
    "psycopg",
    "weasyprint",
)


@pytest.fixture
def app(url: str) -> Flask:
    return create_app(Settings(home=NOWHERE, database_url=url))


def addresses(rule: Rule) -> list[str]:
    """Return addresses that this rule answers."""
    made = []
    for value in VALUES:
        with suppress(ValueError):  # a rule of numbers takes no code
            made.append(rule.build(dict.fromkeys(rule.arguments, value)))
    return [found[1] for found in made if found]


def refused(rule: Rule, method: str) -> set[int]:
    """Return what a stranger may be answered by this method: nobody writes without a session."""
    if method in ("GET", "HEAD", "OPTIONS"):
        return ANSWERS
    return {403, 404} if method in (rule.methods or ()) else {404, 405}


def test_every_route_is_in_the_table_of_permissions(app: Flask) -> None:
    actions = {name: permits.action_of(app, name) for name in app.view_functions}
    assert [name for name, action in actions.items() if action not in MAY] == []
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(app.view_functions)


def test_every_action_is_somebodys_and_some_route_asks_for_it(app: Flask) -> None:
    assert set(MAY) == set(Action)
    asked = {permits.action_of(app, name) for name in app.view_functions}
    assert {action for action in Action if not MAY[action]} == set()
    assert {action for action in Action if may({Role.PUBLIC}, action)} <= asked


def test_a_route_without_an_action_stops_the_start(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_another(app: Flask) -> None:
        app.add_url_rule("/secret", "secret", lambda: "secret")

    monkeypatch.setattr(views, "init_app", with_another)
    with pytest.raises(permits.Undeclared, match="secret"):
        create_app(Settings(home=NOWHERE, database_url=url))


@pytest.mark.parametrize("method", METHODS)
def test_every_endpoint_answers_a_stranger_in_one_of_the_known_ways(
    app: Flask, method: str
) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        for address in addresses(rule):
            status = client.open(address, method=method).status_code
            assert status in ANSWERS, f"{method} {address}: {status}"
            assert status in refused(rule, method), f"{method} {address}: {status}"


def test_every_status_has_its_words_its_row_in_the_workflow_and_its_place() -> None:
    assert {end for end in Status if not steps_from(end)} <= set(ENDED)
    assert set(OPEN) | set(ENDED) == set(Status)
    assert set(words.NEXT_STEPS) == set(Status)
    assert all(may_follow(end, Status.IN_PROGRESS) or not steps_from(end) for end in ENDED)


@pytest.mark.parametrize("kind", words.NAMES)
def test_every_member_of_an_enum_has_its_name(kind: type[StrEnum]) -> None:
    assert set(words.NAMES[kind]) == set(kind)
    assert len(set(words.NAMES[kind].values())) == len(kind)


@pytest.mark.parametrize("kind", words.MEANINGS)
def test_every_member_of_an_explained_enum_has_its_meaning(kind: type[StrEnum]) -> None:
    assert set(words.MEANINGS[kind]) == set(kind)


def test_every_enum_of_the_record_has_names_but_for_what_the_public_never_sees() -> None:
    kinds = {
        kind
        for name, module in sys.modules.items()
        if name.startswith("tracker.models.")
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
    }
    assert {kind.__name__ for kind in kinds - set(words.NAMES)} == {"Minutes", "Part", "Told"}


def test_opening_the_web_door_brings_nothing_slow() -> None:
    script = "import sys, tracker.web; print(*sorted(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    brought = {name.partition(".")[0] for name in ran.stdout.split()}
    assert brought & set(HEAVY) == set()
