"""One transaction for each request, committed before its answer; errors keep what was typed."""

import sqlite3
from typing import Any

import pytest
from flask import Flask, Response, abort, g
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from tests.browser import Browser, read
from tests.desk import Desk, DeskBrowser
from tests.factories import NOW
from tests.stores import file_of
from tracker.domain.errors import Refused
from tracker.domain.permissions import Action
from tracker.domain.security import Happened, note
from tracker.models import SecurityEvent
from tracker.models.accounts import Role
from tracker.store.engine import sqlite_driver
from tracker.web.permits import allows
from tracker.web.session import session

TYPED = "متن ⁂ که کسی یک ساعت نوشته است"


@pytest.fixture
def desk(own_desk: Desk) -> Desk:
    """Return a desk whose application these tests may change."""
    return own_desk


@pytest.fixture
def writer(desk: Desk) -> Any:
    """Return a function that adds a view which writes, and then does what it is told."""

    def added(then: Any) -> DeskBrowser:
        def view() -> Any:
            note(session(), Happened.SIGNED_IN, at=NOW, detail="written")
            session().flush()
            return then()

        desk.app.add_url_rule("/desk/try", "try", allows(Action.READ_DESK)(view), methods=["POST"])
        return desk.browser(Role.CLERK)

    return added


def written(desk: Desk) -> int:
    """Return how many lines the views of these tests left behind."""
    return len(desk.ask(select(SecurityEvent).where(SecurityEvent.detail == "written")))


def sent(browser: DeskBrowser) -> TestResponse:
    return browser.send("/desk/try", text=TYPED, password="پنهان")


@pytest.mark.parametrize("status", [200, 204, 303])
def test_what_a_view_wrote_is_there_when_its_answer_says_yes(
    desk: Desk, writer: Any, status: int
) -> None:
    browser = writer(lambda: Response(status=status, mimetype="text/plain"))
    assert sent(browser).status_code == status
    assert written(desk) == 1


def test_an_answer_is_made_after_the_commit(desk: Desk, writer: Any) -> None:
    seen: list[int] = []
    browser = writer(lambda: Response(status=303, mimetype="text/plain"))

    def look(answer: Response) -> Response:
        seen.append(written(desk))
        return answer

    desk.app.after_request(look)
    sent(browser)
    assert seen[-1] == 1


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 429, 500])
def test_an_answer_that_says_no_leaves_no_trace(desk: Desk, writer: Any, status: int) -> None:
    assert (
        sent(writer(lambda: Response(status=status, mimetype="text/plain"))).status_code == status
    )
    assert written(desk) == 0


def explode() -> None:
    raise ZeroDivisionError


def refuse() -> None:
    raise Refused("last_administrator")


@pytest.mark.parametrize(
    ("then", "status"),
    [(explode, 500), (refuse, 409), (lambda: abort(403), 403), (lambda: abort(422), 422)],
)
def test_an_error_leaves_no_trace_and_keeps_what_was_typed(
    desk: Desk, writer: Any, then: Any, status: int
) -> None:
    answer = sent(writer(then))
    assert answer.status_code == status
    assert written(desk) == 0
    assert TYPED in answer.text
    assert "پنهان" not in answer.text


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (sqlite3.SQLITE_FULL, 507),
        (sqlite3.SQLITE_BUSY, 503),
        (sqlite3.SQLITE_READONLY, 503),
        (sqlite3.SQLITE_CANTOPEN, 503),
        (sqlite3.SQLITE_ERROR, 500),
    ],
)
def test_a_commit_that_fails_is_no_success(
    desk: Desk, writer: Any, monkeypatch: pytest.MonkeyPatch, code: int, status: int
) -> None:
    browser = writer(lambda: Response(status=303, mimetype="text/plain"))
    token = browser.token()

    def fails(_: Session) -> None:
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = code
        raise OperationalError("COMMIT", None, error)

    with monkeypatch.context() as patched:
        patched.setattr(Session, "commit", fails)
        answer = browser.post("/desk/try", data={"csrf_token": token, "text": TYPED})
    assert answer.status_code == status
    assert (answer.headers.get("Retry-After") is not None) is (status == 503)
    assert TYPED in answer.text
    assert written(desk) == 0
    page = read(answer.text)
    (form,) = [form for form in page.all("form") if form.get("method") == "post"]
    again = {field.get("name"): field.get("value") for field in form.iter("input")}
    assert browser.post("/desk/try", data={**again, "text": TYPED}).status_code == 303
    assert written(desk) == 1


@pytest.mark.sqlite("the page limit and the rights of a file")
@pytest.mark.parametrize(("pragma", "status"), [("max_page_count=1", 507), ("query_only=ON", 503)])
def test_a_store_without_room_or_leave_to_write_goes_on_reading(
    desk: Desk, writer: Any, pragma: str, status: int
) -> None:
    def fill() -> Response:
        for _ in range(2000):
            note(session(), Happened.DENIED, at=NOW, detail="x" * 300)
        session().flush()
        return Response(status=303, mimetype="text/plain")

    browser = writer(fill)
    token = browser.token()
    engine = desk.app.extensions["engine"]
    with engine.connect() as connection:
        connection.connection.driver_connection.execute(f"PRAGMA {pragma}")
    data = {"csrf_token": token, "text": TYPED}
    answer = browser.post("/desk/try", data=data)
    assert (answer.status_code, TYPED in answer.text, written(desk)) == (status, True, 0)
    assert browser.get("/desk/password").status_code == 200
    with engine.connect() as connection:  # one that could only read was left already
        connection.connection.driver_connection.execute("PRAGMA max_page_count=1000000")
    assert browser.post("/desk/try", data=data).status_code == 303
    assert written(desk) == 1


@pytest.mark.sqlite("its one lock")
def test_a_held_lock_is_503_with_the_form_and_goes_by_itself(desk: Desk, writer: Any) -> None:
    browser = writer(lambda: Response(status=303, mimetype="text/plain"))
    token = browser.token()
    with desk.engine.connect() as connection:  # the only one of its pool
        connection.exec_driver_sql("PRAGMA busy_timeout=50")
    other = sqlite_driver().connect(file_of(desk.url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = browser.post("/desk/try", data={"csrf_token": token, "text": TYPED})
    assert (answer.status_code, TYPED in answer.text) == (503, True)
    assert browser.get("/desk/password").status_code == 200
    other.execute("ROLLBACK")
    other.close()
    assert browser.post("/desk/try", data={"csrf_token": token}).status_code == 303


def test_whoever_is_signed_out_meanwhile_keeps_what_was_typed(desk: Desk, writer: Any) -> None:
    browser = writer(lambda: Response(status=303, mimetype="text/plain"))
    token = browser.token()
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM sign_in")
    answer = browser.post("/desk/try", data={"csrf_token": token, "text": TYPED})
    assert (answer.status_code, TYPED in answer.text) == (403, True)
    (door,) = [link for link in read(answer.text).all("a") if link.get("target") == "_blank"]
    assert door.get("href") == "/desk/sign-in"


def test_a_get_reads_and_cannot_write(desk: Desk) -> None:
    def view() -> Response:
        note(session(), Happened.SIGNED_IN, at=NOW, detail="written")
        session().flush()
        return Response(status=204, mimetype="text/plain")

    desk.app.add_url_rule("/desk/look", "look", allows(Action.READ_DESK)(view))
    desk.browser(Role.CLERK).get("/desk/look")
    assert written(desk) == 0


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
