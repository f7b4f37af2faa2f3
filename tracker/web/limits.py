"""How much a request may bring: little, unless its view says that it needs more."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request
from werkzeug.routing import IntegerConverter

View = TypeVar("View", bound=Callable[..., Any])

LARGEST, PARTS = 512_000, 1_000


class Number(IntegerConverter):
    """A record's number in an address, `<number:meeting_id>`: no more than a database holds."""

    regex = "[0-9]{1,9}"


def takes(largest: int, parts: int) -> Callable[[View], View]:
    """Declare how many bytes and fields a form of this view may have (proofs.md, limits)."""

    def declare(view: View) -> View:
        view.takes = largest, parts  # type: ignore[attr-defined]
        return view

    return declare


def init_app(app: Flask) -> None:
    """Set the limits before anything reads the form."""
    app.url_map.converters["number"] = Number
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST, MAX_FORM_MEMORY_SIZE=LARGEST, MAX_FORM_PARTS=PARTS
    )
    app.before_request(_widen)


def widest(app: Flask) -> int:
    """Return how many bytes the largest form of any view may have."""
    views = app.view_functions.values()
    return max(getattr(view, "takes", (LARGEST, PARTS))[0] for view in views)


def _widen() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    if declared := getattr(view, "takes", None):
        largest, parts = declared
        request.max_content_length = request.max_form_memory_size = largest
        request.max_form_parts = parts
