"""What pages cost: many records beside few, deep in a list, beside what the server alone costs."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import Session

from tests.bench.timing import ratio
from tests.factories import TODAY
from tracker.queries import councils, facets, ledger, proposals
from tracker.queries.filters import Filters
from tracker.queries.paging import PAGE, Cursor
from tracker.settings import Settings
from tracker.store.engine import connect, reading
from tracker.web import create_app

LIST = "/proposals"
NEAR_THE_END = (
    f"SELECT updated_at, id FROM proposal WHERE public ORDER BY updated_at, id LIMIT {PAGE}"
)


def client(url: str) -> FlaskClient:
    """Return a client of the pages of a store."""
    return create_app(Settings(home=Path("/nowhere"), database_url=url)).test_client()


def anew(url: str) -> FlaskClient:
    """Return a client of the pages of a store, none of which is kept in memory."""
    of = client(url)
    of.application.extensions["shelf"].most = 0
    return of


def page(of: FlaskClient, address: str) -> Callable[[], object]:
    """Return the way to fetch a page whole."""
    return lambda: of.get(address).data


def last_to_first(url: str) -> float:
    """Return the last page of the list of proposals beside its first."""
    with reading(connect(url)) as session:
        last = proposals.listed(session, Filters(), today=TODAY)
        rows = session.connection().exec_driver_sql(NEAR_THE_END).all()
        deep = proposals.among(session, [_code(session, rows[-1][1])])[0]
        assert last.after
    of = anew(url)
    token = Cursor(deep.updated_at, deep.id).token()
    return ratio(page(of, f"{LIST}?after={token}"), page(of, LIST))


def whole_to_constant(of: FlaskClient, url: str) -> float:
    """Return how many lists there are for one whose rows come from a constant."""
    constant = anew(url)
    with reading(connect(url)) as session:
        found = proposals.listed(session, Filters(), today=TODAY)
        counts = facets.facets(session, Filters(), today=TODAY)

    def told() -> object:
        with (
            patch.object(proposals, "listed", lambda *_, **__: found),
            patch.object(facets, "facets", lambda *_, **__: counts),
            patch.object(councils, "only", lambda *_: None),
            patch.object(ledger, "head_of", lambda *_: None),
        ):
            return constant.get(LIST).data

    return 1 / ratio(page(of, LIST), told)


def layer_to_driver(url: str) -> float:
    """Return the query layer beside the driver alone, for the same rows."""
    with reading(connect(url)) as session:
        sql, values = _sent(session)
        cursor = session.connection().connection.cursor()
        return ratio(
            lambda: proposals.listed(session, Filters(), today=TODAY),
            lambda: cursor.execute(sql, values).fetchall(),
            rounds=1_000,
        )


def unchanged_to_hello(url: str) -> float:
    """Return how many answers of 304 there are for one of a bare application's."""
    of, hello = client(url), Flask("hello")
    hello.add_url_rule("/", view_func=lambda: "hello")
    bare = hello.test_client()
    known = {"If-None-Match": of.get("/statuses").headers["ETag"]}
    return 1 / ratio(
        lambda: of.get("/statuses", headers=known).status_code, lambda: bare.get("/").data
    )


def _code(session: Session, number: int) -> str:
    found = session.connection().exec_driver_sql(
        "SELECT code FROM proposal WHERE id = ?", (number,)
    )
    return str(found.scalar_one())


def _sent(session: Session) -> tuple[str, tuple[int]]:
    """Return the list's statement as the driver gets it."""
    sql = proposals.LIST.format(conditions="").replace(":limit", "?")
    return sql, (PAGE + 1,)
