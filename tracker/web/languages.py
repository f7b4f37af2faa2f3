"""The address tells the language: what stands under /en/ is in English, all else in Persian.

The prefix is taken off before anything is routed, and stands as SCRIPT_NAME then, as that of an
application that lies in a folder: each route and each permission stands once, and `url_for` leads
to pages in the language of the page that is being read. Pages of the desk lead whoever is signed in
to the address of the account's own language.
"""

from collections.abc import Iterable
from functools import cache
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from babel import Locale
from flask import Flask, request
from flask_babel import Babel

from tracker.models.accounts import Language
from tracker.web.words import FOLDER

PREFIX = "/en"
# What may stand as it is in a query; all else is written as %xx.
SOUND = "%&=+;/?:@,!$()*~-._"


class Prefixed:
    """The application, without the prefix in its addresses."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Take the prefix off and pass the request on."""
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(f"{PREFIX}/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path.removeprefix(PREFIX)
        return self.app(environ, start)


def init_app(app: Flask) -> None:
    """Let addresses choose the language, and templates lead to the other one."""
    app.config.update(
        BABEL_DEFAULT_LOCALE=Language.FA.value, BABEL_TRANSLATION_DIRECTORIES=str(FOLDER)
    )
    Babel(app, locale_selector=current)
    app.wsgi_app = Prefixed(app.wsgi_app)  # type: ignore[assignment]
    app.add_template_global(here)
    app.add_template_global(name_of, "language_name")
    app.add_template_global(other, "language_beside")


def current() -> Language:
    """Return the language that the address of this request asks for."""
    return Language.EN if request and request.script_root.endswith(PREFIX) else Language.FA


def other() -> Language:
    """Return the language that this page is not in."""
    return Language.FA if current() is Language.EN else Language.EN


def here(language: str | None = None) -> str:
    """Return the address of the page that was asked for, by default in its own language.

    Made anew from path and query, it begins with one slash and leads to no other site.
    """
    query = quote(request.query_string, safe=SOUND)
    return _root(language or current()) + quote(request.path) + (f"?{query}" if query else "")


def moved(address: str, language: Language = Language.FA) -> str:
    """Return an address of this application (from `url_for`) as it is in a language.

    What is the same in every language stands, once, where the first one does.
    """
    return _root(language) + address.removeprefix(_root(current()))


@cache
def name_of(language: Language) -> str:
    """Return what a language calls itself."""
    return Locale(language.value).get_display_name() or language.value


def _root(language: str) -> str:
    bare = request.script_root.removesuffix(PREFIX)
    return bare + PREFIX if language == Language.EN else bare
