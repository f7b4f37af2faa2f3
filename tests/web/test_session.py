"""One session for a request."""

import pytest
from flask import Flask, g
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from tests.browser import Browser
from tracker.web.session import session


def test_a_request_has_one_session_and_closes_it(app: Flask) -> None:
    with app.test_request_context("/"):
        opened = session()
        assert session() is opened
        connection = opened.connection()
        assert not connection.closed
    assert connection.closed
    with app.test_request_context("/"):
        assert "session" not in g


def test_whoever_reads_waits_for_no_writer(seeded: Browser) -> None:
    engine: Engine = seeded.application.extensions["engine"]
    with engine.connect() as writer:
        writer.execute(text("UPDATE meeting SET title = 'x'"))
        assert seeded.get("/meetings").status_code == 200
        writer.rollback()


@pytest.mark.usefixtures("request_context")
def test_a_reading_request_sees_one_state(app: Flask) -> None:
    before = session().connection().execute(text("SELECT title FROM meeting")).scalar_one()
    engine: Engine = app.extensions["engine"]
    try:
        with engine.begin() as writer:
            writer.execute(text("UPDATE meeting SET title = 'x'"))
    except OperationalError:  # without a write-ahead log the reader holds the writer off
        pass
    assert session().connection().execute(text("SELECT title FROM meeting")).scalar_one() == before
    with engine.begin() as writer:
        writer.execute(text("UPDATE meeting SET title = :before"), {"before": before})
