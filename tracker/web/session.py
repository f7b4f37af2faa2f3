"""One session per request, and when it is committed (house.md, law 3).

A reading request sees one state of the store and waits for no writer. Any other runs in one
BEGIN IMMEDIATE transaction, which is committed before its answer leaves and where error pages
still work; an answer of 400 or more leaves no trace.
"""

from contextlib import ExitStack

from flask import Flask, Response, current_app, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from tracker.store.engine import reading, writing

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Door(Flask):
    """Flask, with the transaction of a request closed where an error still gets its page."""

    def dispatch_request(self) -> Response:
        """Let the view answer; what it changed is committed unless its answer says no."""
        answer = self.make_response(super().dispatch_request())
        if writes():
            _settle(answer.status_code)
        return answer

    def handle_user_exception(self, e: Exception) -> ResponseReturnValue:
        """Undo what the request did, so that its error page holds no lock; then show the page."""
        give_up()
        return super().handle_user_exception(e)


def session() -> Session:
    """Return this request's session, opened when it is first asked for.

    It writes where the request may; once that is settled, it only reads.
    """
    if "session" not in g:
        way = writing if writes() and "settled" not in g else reading
        g.opened = ExitStack()
        g.session = g.opened.enter_context(way(current_app.extensions["engine"]))
    opened: Session = g.session
    return opened


def writes() -> bool:
    """Tell whether this request is of a kind that may change something."""
    return request.method not in SAFE


def pause() -> None:
    """End the request's transaction before it wrote anything, so that a counter may write.

    What is asked for afterwards opens another one.
    """
    _close(None)


def give_up() -> None:
    """Undo what the request did and let others write; from here on it only reads."""
    g.settled = True
    _close(None)


def init_app(app: Flask, engine: Engine) -> None:
    """Give the application its store; what a request opened is closed with it."""
    app.extensions["engine"] = engine
    app.teardown_appcontext(_close)


def _settle(status: int) -> None:
    if "session" in g and status < 400:
        g.session.commit()
    give_up()


def _close(_error: BaseException | None) -> None:
    g.pop("session", None)
    if opened := g.pop("opened", None):
        try:
            opened.close()
        except DatabaseError as error:  # cut off: there is nothing to undo, and the answer stands
            current_app.logger.error("the store: %s", error.orig)
