"""What holds for every public page, in every store."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.browser import Browser, read
from tests.web.conftest import Sites

STORES = ("empty", "seed", "lives", "everything", "1", "3", "60")
# The record names these meetings and does not know them: a council may publish them later.
ANNOUNCED = {"/m/QDS-1404-01-30", "/m/QDS2-1404-02-20", "/m/QDS-1404-02-20"}
HTML, CSS = 10_000, 6_000  # bytes after gzip -9 (pages.md, Budgets)

# How often each page asks the store, whatever it holds.
QUERIES = {
    "/": 5,
    "/proposals": 4,
    "/proposals?q=هفته": 6,
    "/search": 2,
    "/search?q=هفته&kind=proposal": 9,
    "/meetings": 4,
    "/statuses": 2,
    "/data": 3,
    "/ledger": 3,
    "/ledger/qds.jsonl": 2,
    "/healthz": 1,
    "/m/QDS-1404-02-06": 14,
    "/m/QDS-1404-02-06.json": 12,
    "/p/QDS-1404-02-06-016": 7,
    "/p/QDS-1404-02-06-016.json": 13,
}


@contextmanager
def queries(browser: Browser) -> Iterator[list[str]]:
    """Yield a list that fills with what the store is asked."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    engine = browser.application.extensions["engine"]
    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


@cache
def crawled(browser: Browser) -> dict[str, TestResponse]:
    """Return what a store's addresses answer."""
    return browser.crawl("/", "/meetings")


@pytest.mark.parametrize("store", STORES)
def test_every_link_of_every_page_leads_somewhere(sites: Sites, store: str) -> None:
    found = crawled(sites(store))
    dead = {address for address, answer in found.items() if answer.status_code >= 400}
    announced = ANNOUNCED | {f"/en{address}" for address in ANNOUNCED}
    assert dead == (announced if store == "everything" else set())
    assert len(found) >= 12


@pytest.mark.parametrize("store", STORES)
def test_every_page_is_light(sites: Sites, store: str) -> None:
    for address, answer in crawled(sites(store)).items():
        if answer.status_code < 300 and answer.mimetype in ("text/html", "text/css"):
            most = HTML if answer.mimetype == "text/html" else CSS
            weight = len(gzip.compress(answer.data, 9))
            assert weight <= most, f"{address}: {weight} bytes"


@pytest.mark.parametrize("store", ["1", "3", "60"])
@pytest.mark.parametrize(("address", "count"), QUERIES.items())
def test_a_page_asks_as_often_in_a_long_list_as_in_a_short_one(
    sites: Sites, store: str, address: str, count: int
) -> None:
    with queries(sites(store)) as asked:
        assert sites(store).get(address).status_code == 200
    assert len(asked) == count, "\n".join(asked)


def test_every_page_is_the_same_for_everyone_and_may_be_kept(seeded: Browser) -> None:
    for address, plain in crawled(seeded).items():
        known = seeded.get(address, headers={"Cookie": "session=1", "User-Agent": "other"})
        assert plain.data == known.data
        assert plain.headers["Cache-Control"].startswith("public")


def test_a_page_that_has_not_changed_is_not_sent_again(seeded: Browser) -> None:
    for address, answer in crawled(seeded).items():
        again = seeded.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == answer.headers["ETag"]


def test_a_head_request_tells_what_a_get_would_and_no_more(seeded: Browser) -> None:
    for address, whole in crawled(seeded).items():
        head = seeded.head(address)
        assert (head.status_code, head.data) == (whole.status_code, b"")
        assert head.headers["Content-Type"] == whole.headers["Content-Type"]


def test_nothing_can_be_sent_to_a_page(seeded: Browser) -> None:
    for address in crawled(seeded):
        for method in ("POST", "PUT", "DELETE", "PATCH"):
            answer = seeded.open(address, method=method, data={"text": "x"})
            assert answer.status_code == 405, f"{method} {address}"
            assert "GET" in answer.headers["Allow"]


def test_titles_tell_pages_apart(seeded: Browser) -> None:
    titles = [
        (address.startswith("/en/"), read(answer.text).title)
        for address, answer in crawled(seeded).items()
        if answer.mimetype == "text/html" and "?" not in address
    ]
    assert sorted(titles) == sorted(set(titles))


def test_a_page_comes_compressed_to_whoever_understands_it(seeded: Browser) -> None:
    answer = seeded.get("/", headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.data) == seeded.get("/").data
