"""Whose pages these are, and at which address: what every page needs."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, request
from flask_babel import get_locale

from tracker import clock
from tracker.queries import councils as queries
from tracker.queries.councils import CouncilRow
from tracker.settings import Settings
from tracker.web.session import session

# To listen on every address of the machine: no address by itself.
EVERYWHERE = ("0.0.0.0", "::", "")


def init_app(app: Flask, settings: Settings) -> None:
    """Trust the host of the base URL alone where there is one; tell templates about the site."""
    app.extensions["settings"] = settings
    if host := urlsplit(settings.base_url).netloc:
        app.config["TRUSTED_HOSTS"] = [host]
    app.context_processor(_context)


def councils() -> Sequence[CouncilRow]:
    """Return the councils of the store, asked once a request."""
    if "councils" not in g:
        g.councils = queries.every(session())
    found: Sequence[CouncilRow] = g.councils
    return found


def council(slug: str) -> CouncilRow:
    """Return the council of this name in addresses; end the request with 404 for none."""
    return next((row for row in councils() if row.slug == slug), None) or abort(404)


def forget_councils() -> None:
    """Make the rest of this request do without the store: it is what failed."""
    g.councils = ()


def address(path: str) -> str:
    """Return the public address of a path, for paper and QR.

    Where no base URL is set, that is where the server listens: never what a request calls us, or
    anybody could put a host of theirs on a page that a proxy keeps for others.
    """
    settings: Settings = current_app.extensions["settings"]
    if settings.base_url:
        return settings.base_url + path
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    host = f"[{host}]" if ":" in host else host
    port = (request.server or ("", None))[1]
    return f"http://{host}{'' if port in (None, 80) else f':{port}'}{path}"


def _context() -> dict[str, Any]:
    found = councils()
    return {
        "council": found[0] if len(found) == 1 else None,
        "locale": get_locale(),
        "demo": current_app.extensions["settings"].demo,
        "today": clock.today(),
    }
