"""PostgreSQL is cut off at any moment of a request: 503, nothing lost, and over by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from typing import Any

import psycopg
import pytest
from flask import Response
from sqlalchemy import Connection, Engine, event, make_url
from sqlmodel import select

from tests import postgres
from tests.browser import read
from tests.desk import Desk, DeskBrowser, settled
from tests.following_pages import address, fill, sent
from tests.markup import text_of
from tests.stores import Databases, begun
from tracker.models import ProposalEvent
from tracker.models.accounts import Role

TYPED = "متن ⁂ که کسی یک ساعت نوشته است"
AWAY = "دفتر اکنون در دسترس نیست"
CUT = "SELECT pg_terminate_backend(%s, 5000)"  # and wait until it is cut
PAGES = ("/", "/proposals", "/meetings", "/m/QDS-1404-02-06", "/p/QDS-1404-02-06-016", "/nowhere")
DESK = ("/desk", "/desk/meetings", "/desk/proposals", "/desk/people", "/desk/password")


@pytest.fixture
def desk(databases: Databases, set_clock: Callable[[datetime], None]) -> Iterator[Desk]:
    """Yield a desk on PostgreSQL, with a proposal at every turn."""
    desk = Desk(databases.copy("lost", of=settled(databases)))
    yield fill(desk)
    desk.engine.dispose()


@contextmanager
def cutting(engine: Engine, moment: int) -> Iterator[list[str]]:
    """Cut the network just before a statement or a commit, the so-manieth; yield which it was."""
    left, told = count(moment, -1), list[str]()

    def cut(connection: Connection, what: str) -> None:
        if next(left) == 0:
            told.append(what)
            driver: Any = connection.connection.driver_connection
            cut_off(engine, driver.info.backend_pid)

    def statement(connection: Connection, _cursor: Any, sql: str, *_: Any) -> None:
        cut(connection, sql)

    def commit(connection: Connection) -> None:
        cut(connection, "COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield told
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


def cut_off(engine: Engine, backend: int) -> None:
    """Cut one connection of an engine."""
    url = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as other:
        other.execute(CUT, [backend])


def comments(desk: Desk) -> int:
    """Return how many comments with what was typed there are."""
    return len(desk.ask(select(ProposalEvent).where(ProposalEvent.text == TYPED)))


def asked(desk: Desk, browser: DeskBrowser, where: str) -> list[int]:
    """Ask for a page, cut off at each moment in turn, then at none; return the answers' numbers."""
    answers = []
    for moment in count():
        with cutting(desk.engine, moment) as cut:
            answer = browser.get(where)
        answers.append(answer.status_code)
        assert (AWAY in answer.text) is bool(cut), cut
        if not cut:
            return answers
    raise AssertionError


@pytest.mark.parametrize("where", PAGES)
def test_whoever_reads_is_told_whenever_the_server_is_cut_off(desk: Desk, where: str) -> None:
    *away, there = asked(desk, desk.stranger(), where)
    assert away == [503] * len(away)
    assert away
    assert there == (404 if where == "/nowhere" else 200)


@pytest.mark.parametrize("where", DESK)
def test_whoever_is_signed_in_is_told_whenever_the_server_is_cut_off(
    desk: Desk, where: str
) -> None:
    *away, there = asked(desk, desk.browser(Role.SECRETARY), where)
    assert away == [503] * len(away)
    assert len(away) > 1
    assert there == 200


def test_what_was_typed_is_kept_whenever_the_server_is_cut_off_and_saved_when_it_is_back(
    desk: Desk,
) -> None:
    browser, place = desk.browser(Role.SECRETARY), address(desk, "assigned")
    typed = sent(browser, place, "comment", text=TYPED)
    cuts = []
    for moment in count():
        with cutting(desk.engine, moment) as cut:
            answer = browser.post(place, data=typed)
        if not cut:
            break
        cuts += cut
        assert (answer.status_code, answer.headers.get("Retry-After")) == (503, "60"), cut
        assert comments(desk) == 0, cut
        page = read(answer.text)
        (form,) = [form for form in page.all("form") if form.get("method") == "post"]
        assert TYPED in text_of(form)
    assert (answer.status_code, comments(desk), cuts[-1]) == (303, 1, "COMMIT")


def test_an_answer_that_was_made_when_the_server_was_cut_off_is_sent(desk: Desk) -> None:
    def cut(answer: Response) -> Response:
        with desk.engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT pid FROM pg_stat_activity WHERE state = 'idle in transaction' "
                "AND datname = current_database() AND pid <> pg_backend_pid()"
            )
            backends = found.scalars().all()
        for backend in backends:
            cut_off(desk.engine, backend)
        return answer

    desk.app.after_request(cut)
    assert desk.browser(Role.SECRETARY).get("/desk").status_code == 200
    assert desk.stranger().get("/").status_code == 200


def test_a_stopped_server_is_told_on_every_page_and_found_when_it_is_back() -> None:
    with postgres.created() as folder:
        with postgres.running(folder):
            databases = begun(Databases(make_url(postgres.address(folder))))
            desk = Desk(databases.copy("lost", of=settled(databases)))
            browser = desk.browser(Role.SECRETARY)
            assert browser.get("/desk").status_code == 200
        for _ in range(3):
            assert [browser.get(where).status_code for where in (*PAGES, *DESK)] == [503] * 11
        with postgres.running(folder):
            assert browser.get("/desk").status_code == 200
            assert desk.stranger().get("/").status_code == 200
            desk.engine.dispose()
