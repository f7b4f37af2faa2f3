"""What a visitor sees when the answer is no: the right number, and nothing of the inside."""

from flask import Flask, Response, current_app, make_response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import (
    Gone,
    HTTPException,
    MethodNotAllowed,
    NotFound,
    SecurityError,
    ServiceUnavailable,
)

from tracker.models.codes import Typed
from tracker.queries import proposals
from tracker.queries.proposals import Gone as Struck
from tracker.web import site
from tracker.web.session import session
from tracker.web.words.errors import ERRORS, OTHER
from tracker.web.words.language import gettext


class NoSuchCode(NotFound):
    """There is no record of this code."""

    def __init__(self, code: Typed) -> None:
        super().__init__()
        self.typed = code


class StruckOut(Gone):
    """There was a proposal of this code; a correction struck it from the minutes."""

    def __init__(self, code: str, struck: Struck) -> None:
        super().__init__()
        self.code_struck = code
        self.struck = struck


def init_app(app: Flask) -> None:
    """Turn errors into pages."""
    app.register_error_handler(NoSuchCode, _no_such_code)
    app.register_error_handler(StruckOut, _struck)
    app.register_error_handler(HTTPException, _error)
    app.register_error_handler(SecurityError, _other_host)
    app.register_error_handler(OperationalError, _no_store)


def _no_such_code(error: NoSuchCode) -> ResponseReturnValue:
    near = proposals.near(session(), error.typed.code)
    return render_template("errors/no_such_code.html", typed=error.typed, near=near), 404


def _struck(error: StruckOut) -> ResponseReturnValue:
    page = render_template("errors/struck.html", struck_code=error.code_struck, struck=error.struck)
    return page, 410


def _other_host(_error: SecurityError) -> ResponseReturnValue:
    """Answer a request for a host that is not ours, where no address can be made: plainly."""
    return Response(gettext(ERRORS[400].title) + "\n", 400, mimetype="text/plain")


def _no_store(error: OperationalError) -> ResponseReturnValue:
    """The store is locked, full or gone: it comes back without a restart."""
    current_app.logger.error("the store does not answer: %s", error.orig)
    return _error(ServiceUnavailable())


def _error(error: HTTPException) -> ResponseReturnValue:
    # The page of another error asks the store too.
    if isinstance(getattr(error, "original_exception", None), OperationalError):
        error = ServiceUnavailable()
    status = error.code or 500
    if status >= 500:
        site.forget_councils()
    words = ERRORS.get(status, OTHER)
    response = make_response(render_template("errors/error.html", words=words), status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if status >= 500:
        response.headers["Cache-Control"] = "no-store"
    return response
