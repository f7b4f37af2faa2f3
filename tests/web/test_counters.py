"""The two counters that commit by themselves."""

import logging

import pytest
from sqlmodel import select

from tests.desk import Desk
from tracker.models import Attempt, SecurityEvent
from tracker.models.accounts import Role
from tracker.web import counters


def test_an_attempt_is_counted_whatever_becomes_of_the_request(desk: Desk) -> None:
    with desk.app.test_request_context():
        waits = [counters.take(["account:x"]) for _ in range(6)]
    assert [wait is None for wait in waits] == [True] * 5 + [False]
    assert desk.ask(select(Attempt.failures)) == [5]
    assert desk.ask(select(SecurityEvent.kind)) == ["throttled"]


def test_where_several_councils_are_nobodys_failure_is_told_to_none(desk: Desk) -> None:
    with desk.app.test_request_context():
        for _ in range(5):
            counters.take(["account:x"])
    assert desk.ask(select(SecurityEvent.council_id)) == [None]


def test_a_log_that_cannot_be_written_takes_no_page_away(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    browser = desk.browser(Role.CLERK)
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE security_event")
    with caplog.at_level(logging.ERROR):
        assert browser.get("/admin/security").status_code == 403
    assert "the security log is shut" in caplog.text
