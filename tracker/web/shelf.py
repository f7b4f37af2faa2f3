"""Public pages, kept in memory for as long as nothing is published.

Whatever is public enters the ledger in the same transaction (house.md, law 7), and a public page is
the same for everybody: while the ledger ends where it did and the day is the same, so are the
pages. Asked within the transaction that would make the page, this can show nothing old. What is
searched for is not kept: it is seldom asked for twice, and anybody could fill the shelf with it.
"""

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from flask import Flask, Response, current_app, g, request

from tracker import clock
from tracker.queries import ledger
from tracker.web import permits
from tracker.web.session import SAFE, session

MOST, LARGEST = 256, 128 * 1024  # pages, and bytes of one
CONCEPTS = frozenset({"home", "councils", "proposals", "meetings", "reports", "statuses", "ledger"})


class Page(NamedTuple):
    """A page as its view made it, before anything was added for one request."""

    headers: list[tuple[str, str]]
    body: bytes


class Shelf:
    """Up to `most` pages, of which the one that was not asked for the longest goes first."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self._pages: OrderedDict[object, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> Page | None:
        """Return the page of this key, or None."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: object, page: Page) -> None:
        """Keep a page."""
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > self.most:
                self._pages.popitem(last=False)


def init_app(app: Flask) -> None:
    """Look for a page on the shelf before it is made, and put it there afterwards."""
    app.extensions["shelf"] = Shelf()
    app.before_request(_look)
    app.after_request(_keep)


def _look() -> Response | None:
    if not _of_shelf().most or not _may_lie_there():
        return None
    key = (request.script_root, request.path, request.query_string, clock.today())
    g.place = (*key, ledger.end(session()))
    page = _of_shelf().get(g.place)
    return Response(page.body, headers=page.headers) if page else None


def _keep(response: Response) -> Response:
    place = g.pop("place", None)
    if place is None or response.status_code != 200 or response.is_streamed:
        return response
    body = response.get_data()
    if len(body) <= LARGEST:
        _of_shelf().put(place, Page(list(response.headers), body))
    return response


def _may_lie_there() -> bool:
    known = request.blueprint in CONCEPTS and permits.is_public()
    return known and request.method in SAFE and "q" not in request.args


def _of_shelf() -> Shelf:
    found: Shelf = current_app.extensions["shelf"]
    return found
