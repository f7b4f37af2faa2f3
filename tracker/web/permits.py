"""May this be asked for? Each view names its action; the table of `domain.permissions` answers.

Deny by default (house.md, law 6): a view without an action stops the application at start-up, and
one that was added behind its back is not found.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, redirect, request, url_for
from werkzeug import Response
from werkzeug.exceptions import Forbidden

from tracker.domain import locks
from tracker.domain.permissions import HIDDEN, Action, may
from tracker.domain.security import Happened
from tracker.models.accounts import Role
from tracker.web import counters, languages, session
from tracker.web.login import signed_in

View = TypeVar("View", bound=Callable[..., Any])


class Undeclared(RuntimeError):
    """An endpoint whose view does not say what it is asked for."""


class SignedOut(Forbidden):
    """A form came from somebody whose session is over, or who never had one."""


def allows(action: Action) -> Callable[[View], View]:
    """Declare what a visitor of this view asks for."""

    def declare(view: View) -> View:
        view.action = action  # type: ignore[attr-defined]
        return view

    return declare


def action_of(app: Flask, endpoint: str) -> Action | None:
    """Return what this endpoint's view declares, or None."""
    return getattr(app.view_functions.get(endpoint), "action", None)


def is_public() -> bool:
    """Tell whether the answer to this request is the same for everyone, signed in or not."""
    action = action_of(current_app, request.endpoint or "")
    return action in (None, Action.READ_PUBLISHED)


def init_app(app: Flask) -> None:
    """Ask before each request."""
    app.before_request(_ask)


def check(app: Flask) -> None:
    """Raise Undeclared if an endpoint names no action."""
    silent = sorted(name for name in app.view_functions if action_of(app, name) is None)
    if silent:
        raise Undeclared(f"no action declared: {', '.join(silent)}")


def _ask() -> Response | None:
    """Let in who may; lead a stranger to the door; tell others no more than they may know."""
    if request.endpoint is None:
        return None
    action = action_of(current_app, request.endpoint)
    if action is None:
        abort(404)
    if may({Role.PUBLIC}, action):
        return None
    who = signed_in()
    if who is None:
        return _to_the_door()
    if who.language is not languages.current() and not session.writes():
        return redirect(languages.here(who.language), 303)
    if not who.may(action):
        counters.note(
            Happened.DENIED,
            council_id=who.council_id,
            account_id=who.account_id,
            detail=f"{request.method} {request.path}",
        )
        hidden = request.view_args and action in HIDDEN and not who.may(Action.READ_DRAFTS)
        abort(404 if hidden else 403)
    if session.writes():
        locks.hold(session.session(), [who.council_id])
    return None


def _to_the_door() -> Response:
    if session.writes():
        raise SignedOut
    return redirect(url_for("sign_in.show", next=languages.here()), 303)
