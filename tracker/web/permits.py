"""May this be asked for? Each view names its action; the table of `domain.permissions` answers.

Deny by default (house.md, law 6): a view without an action stops the application at start-up, and
one that was added behind its back is not found.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request

from tracker.domain.permissions import Action, Role, may

View = TypeVar("View", bound=Callable[..., Any])


class Undeclared(RuntimeError):
    """An endpoint whose view does not say what it is asked for."""


def allows(action: Action) -> Callable[[View], View]:
    """Declare what a visitor of this view asks for."""

    def declare(view: View) -> View:
        view.action = action  # type: ignore[attr-defined]
        return view

    return declare


def action_of(app: Flask, endpoint: str) -> Action | None:
    """Return what this endpoint's view declares, or None."""
    return getattr(app.view_functions[endpoint], "action", None)


def init_app(app: Flask) -> None:
    """Ask before each request."""
    app.before_request(_ask)


def check(app: Flask) -> None:
    """Raise Undeclared if an endpoint names no action."""
    silent = sorted(name for name in app.view_functions if action_of(app, name) is None)
    if silent:
        raise Undeclared(f"no action declared: {', '.join(silent)}")


def _ask() -> None:
    """Answer 404, not 403: whoever may not see a thing may not know that it exists."""
    if request.endpoint is None:
        return
    action = action_of(current_app, request.endpoint)
    if action is None or not may({Role.PUBLIC}, action):
        abort(404)
