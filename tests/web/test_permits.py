"""Deny by default: what names no action is not served."""

import pytest
from flask import Flask

from tests.browser import Browser
from tracker.domain import permissions
from tracker.web import create_app, permits


def test_every_endpoint_names_its_action(app: Flask) -> None:
    assert {permits.action_of(app, name) for name in app.view_functions} <= set(permissions.Action)


def test_a_view_without_an_action_stops_the_application(app: Flask) -> None:
    other = create_app(app.extensions["settings"])
    other.add_url_rule("/open", "open", lambda: "anything")
    with pytest.raises(permits.Undeclared) as refused:
        permits.check(other)
    assert str(refused.value) == "no action declared: open"


def test_a_view_that_was_added_behind_its_back_is_not_found(app: Flask) -> None:
    other = create_app(app.extensions["settings"])
    other.add_url_rule("/open", "open", lambda: "anything")
    assert Browser(other, other.response_class).get("/open").status_code == 404


def test_what_the_table_does_not_grant_is_not_found(
    seeded: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permissions, "MAY", {})
    assert seeded.get("/proposals").status_code == 404
