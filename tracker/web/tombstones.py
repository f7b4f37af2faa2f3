"""What is left at the address of a publication that was taken back: 410, day and reason."""

from flask import Flask, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Gone

from tracker.models.codes import Typed
from tracker.queries import published
from tracker.queries.published import Tombstone
from tracker.web.session import session


class TakenBack(Gone):
    """There was a publication of this code; it was taken back."""

    def __init__(self, code: str, left: Tombstone) -> None:
        super().__init__()
        self.code_typed = code
        self.left = left


def init_app(app: Flask) -> None:
    """Give it its page."""
    app.register_error_handler(TakenBack, _taken_back)


def check(wanted: Typed) -> None:
    """Raise TakenBack where the record of this code is no longer public."""
    ask = published.tombstone_of_proposal if wanted.is_proposal else published.tombstone
    if left := ask(session(), wanted.code):
        raise TakenBack(wanted.code, left)


def _taken_back(gone: TakenBack) -> ResponseReturnValue:
    page = render_template("errors/retracted.html", typed=gone.code_typed, tombstone=gone.left)
    return page, 410
