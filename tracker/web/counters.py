"""The two counters that commit by themselves, whatever the answer is (house.md, law 3).

Failed sign-ins are counted before the password is looked at, so that many at once are counted
too. Lines of the security log wait until the request's own transaction is over: SQLite lets one
write at a time.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, g, request
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from tracker import clock
from tracker.domain import security, throttle
from tracker.domain.security import Happened
from tracker.queries import councils
from tracker.store.engine import writing


def init_app(app: Flask) -> None:
    """Write what was noted when the answer is made."""
    app.after_request(_write)


def note(kind: Happened, **values: Any) -> None:
    """Note for the security log what was refused; values as `security.note` takes them."""
    g.setdefault("noted", []).append((kind, values))


def take(keys: Iterable[str]) -> timedelta | None:
    """Count an attempt against each key; return how long to wait where there were too many.

    An attempt that must wait is not counted, and no password is to be looked at. The request's
    own transaction must not have begun to write.
    """
    with writing(current_app.extensions["engine"]) as session:
        counted = throttle.take(session, list(keys), at=clock.now())
        for key in counted.used_up:
            _add(session, Happened.THROTTLED, {"detail": key.partition(":")[0]})
        session.commit()
    return counted.wait


def give_back(keys: Iterable[str]) -> None:
    """Forget an attempt that was right after all."""
    with writing(current_app.extensions["engine"]) as session:
        throttle.give_back(session, list(keys))
        session.commit()


def _write(answer: Response) -> Response:
    if lines := g.pop("noted", []):
        try:
            with writing(current_app.extensions["engine"]) as session:
                for kind, values in lines:
                    _add(session, kind, values)
                session.commit()
        except DatabaseError as error:  # raised here, it would take the answer's page away
            current_app.logger.error("the security log is shut: %s %s", error.orig, lines)
    return answer


def _add(session: Session, kind: Happened, values: dict[str, Any]) -> None:
    """Add a line; what names no council is told to the only one, or to none of several."""
    every = councils.every(session)
    known = {"council_id": every[0].id if len(every) == 1 else None}
    security.note(session, kind, at=clock.now(), address=request.remote_addr, **{**known, **values})
