"""One session for a request: whoever reads sees one state of the store and waits for nobody."""

from contextlib import ExitStack

from flask import Flask, current_app, g
from sqlalchemy import Engine
from sqlmodel import Session

from tracker.store.engine import reading


def session() -> Session:
    """Return this request's session, opened when it is first asked for."""
    if "session" not in g:
        g.opened = ExitStack()
        g.session = g.opened.enter_context(reading(current_app.extensions["engine"]))
    opened: Session = g.session
    return opened


def init_app(app: Flask, engine: Engine) -> None:
    """Give the application its store; what a request opened is closed with it."""
    app.extensions["engine"] = engine
    app.teardown_appcontext(_close)


def _close(_error: BaseException | None) -> None:
    g.pop("session", None)
    if opened := g.pop("opened", None):
        opened.close()
