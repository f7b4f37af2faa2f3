"""What a visitor sees when the answer is no: the design, the right number, nothing of the inside.

Where a form was sent, its page holds what was typed, ready to be sent again.
"""

from collections.abc import Sequence

from flask import Flask, Response, current_app, g, make_response, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import DatabaseError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import (
    BadHost,
    Conflict,
    Forbidden,
    Gone,
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    SecurityError,
    ServiceUnavailable,
)

from tracker.domain.errors import Refused
from tracker.domain.security import Happened
from tracker.models.codes import Typed
from tracker.persian.text import clean
from tracker.queries import meetings, proposals
from tracker.queries.proposals import Gone as Struck
from tracker.store.trouble import Trouble, trouble
from tracker.web import counters, csrf, site
from tracker.web.csrf import Foreign, Stale
from tracker.web.login import signed_in
from tracker.web.permits import SignedOut
from tracker.web.session import session
from tracker.web.words import told
from tracker.web.words.errors import ERRORS, FOREIGN, FULL, OTHER, SIGNED_OUT, STALE, ErrorWords
from tracker.web.words.language import gettext

# Fields that no page ever shows again.
SECRET = ("password", csrf.FIELD)
# What a refusal is, where it is no conflict.
REFUSED: dict[str, type[HTTPException]] = {
    "administrators_only": Forbidden,
    "no_such_account": NotFound,
}


class NoSuchCode(NotFound):
    """There is no record of this code, or it may be that of several councils, or it is no code."""

    def __init__(self, text: str, meant: Sequence[Typed]) -> None:
        super().__init__()
        self.text = text
        self.meant = meant


class StruckOut(Gone):
    """There was a proposal of this code; a correction struck it from the minutes."""

    def __init__(self, code: str, struck: Struck) -> None:
        super().__init__()
        self.code_struck = code
        self.struck = struck


class InsufficientStorage(HTTPException):
    """The disk is full."""

    code = 507
    description = "The disk is full."


def init_app(app: Flask) -> None:
    """Turn errors into pages."""
    app.register_error_handler(NoSuchCode, _no_such_code)
    app.register_error_handler(StruckOut, _struck)
    app.register_error_handler(Foreign, _foreign)
    app.register_error_handler(Stale, _stale)
    app.register_error_handler(SignedOut, _signed_out)
    app.register_error_handler(HTTPException, _error)
    app.register_error_handler(SecurityError, _other_host)
    app.register_error_handler(BadHost, _other_host)
    app.register_error_handler(DatabaseError, _no_store)
    app.register_error_handler(NoConnection, _no_store)
    app.register_error_handler(Refused, _refused)


def _no_such_code(error: NoSuchCode) -> ResponseReturnValue:
    codes = [code.code for code in error.meant]
    if len(codes) == 1:
        near = proposals.near(session(), codes[0])
    else:
        near = proposals.among(session(), codes)
    page = render_template(
        "errors/no_such_code.html",
        text=codes[0] if len(codes) == 1 else clean(error.text),
        meant=error.meant,
        near=near,
        meetings=meetings.among(session(), codes),
    )
    return page, 404


def _struck(error: StruckOut) -> ResponseReturnValue:
    page = render_template("errors/struck.html", struck_code=error.code_struck, struck=error.struck)
    return page, 410


def _foreign(error: Foreign) -> ResponseReturnValue:
    """Another site's form: nothing of it is shown, or its sender could make somebody send it."""
    if who := signed_in():  # strangers could fill the log
        counters.note(
            Happened.FORGED,
            council_id=who.council_id,
            account_id=who.account_id,
            detail=f"{request.method} {request.path}",
        )
    return _page(error, FOREIGN)


def _stale(error: Stale) -> ResponseReturnValue:
    return _page(error, STALE)


def _signed_out(error: SignedOut) -> ResponseReturnValue:
    return _page(error, SIGNED_OUT, sign_in=True)


def _refused(refused: Refused) -> ResponseReturnValue:
    """A refusal for which a view has no form."""
    error = REFUSED.get(refused.code, Conflict)()
    words = ERRORS.get(error.code or 500, OTHER)
    return _page(error, words, sentence=told(refused.code, **refused.values))


def _other_host(_error: SecurityError | BadHost) -> ResponseReturnValue:
    """Answer a request for no host, or one that is not ours, plainly: no address can be made."""
    return Response(gettext(ERRORS[400].title) + "\n", 400, mimetype="text/plain")


def _no_store(error: DatabaseError | NoConnection) -> ResponseReturnValue:
    """The store is locked, full or gone: it comes back without a restart."""
    found = trouble(error)
    current_app.logger.error("the store: %s: %s", found, error, exc_info=found is None)
    if found is None:
        return _error(InternalServerError())
    if found is Trouble.FULL:
        return _page(InsufficientStorage(), FULL)
    return _error(ServiceUnavailable(retry_after=60))


def _error(error: HTTPException) -> ResponseReturnValue:
    # The page of another error asks the store too.
    original = getattr(error, "original_exception", None)
    if isinstance(original, DatabaseError | NoConnection):
        return _no_store(original)
    return _page(error, ERRORS.get(error.code or 500, OTHER))


def _page(
    error: HTTPException, words: ErrorWords, sentence: str = "", *, sign_in: bool = False
) -> ResponseReturnValue:
    status = error.code or 500
    if status >= 500:
        site.forget_councils()
    page = render_template(
        "errors/error.html", words=words, sentence=sentence, kept=_kept(status), sign_in=sign_in
    )
    response = make_response(page, status)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    if isinstance(error, ServiceUnavailable) and error.retry_after:
        response.headers["Retry-After"] = str(error.retry_after)
    if status >= 500:
        response.headers["Cache-Control"] = "no-store"
    return response


def _kept(status: int) -> list[tuple[str, str]]:
    """Return name and value of each field that this site's own form sent.

    Nothing where the body was too large to be read, or where sending it again would not help.
    """
    if "own_form" not in g or status in (400, 404, 405, 413):
        return []
    fields = request.form.items(multi=True)
    return [(name, value) for name, value in fields if not name.startswith(SECRET) and value]
