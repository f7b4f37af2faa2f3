"""Whose pages these are, and at which address: what every page needs."""

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


# Lists that can be narrowed to one of several councils: `?council=` and its name in addresses.
OF_COUNCIL = frozenset(
    {
        "proposals.listed",
        "meetings.listed",
        "reports.listed",
        "reports.show",
        "reports.lines",
        "reports.workbook",
        "search.found",
    }
)


def init_app(app: Flask, settings: Settings) -> None:
    """Trust the host of the base URL alone where there is one; tell templates about the site."""
    app.extensions["settings"] = settings
    if host := urlsplit(settings.base_url).netloc:
        app.config["TRUSTED_HOSTS"] = [host]
    app.context_processor(_context)
    app.url_defaults(_keep_council)


def only() -> CouncilRow | None:
    """Return the council of a store that has one, asked once a request; None where it has more."""
    if "only" not in g:
        g.only = queries.only(session())
    found: CouncilRow | None = g.only
    return found


def named(slug: str) -> CouncilRow:
    """Return the council of this name in addresses, whose page this is; 404 where it is none's."""
    g.chosen = queries.of_slug(session(), slug)
    found: CouncilRow | None = g.chosen
    return found or abort(404)


def chosen() -> CouncilRow | None:
    """Return which of several councils this page is about, asked once a request, or None."""
    if "chosen" not in g:
        slug = request.args.get("council")
        g.chosen = queries.of_slug(session(), slug) if slug else None
    found: CouncilRow | None = g.chosen
    return found


def narrowed() -> int | None:
    """Return the council to which `?council=` narrows a list, None for all of the store.

    Ends the request with 404 for a council that there is not.
    """
    slug = request.args.get("council")
    return named(slug).id if slug else None


def forget_councils() -> None:
    """Make the rest of this request do without the store: it is what failed."""
    g.only = g.chosen = None
    g.several = False


def has_several() -> bool:
    """Tell whether the store holds several councils, or none yet."""
    if "several" not in g:
        g.several = only() is None
    found: bool = g.several
    return found


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


def _keep_council(endpoint: str, values: dict[str, Any]) -> None:
    """Let links to lists stay with the council of this page; `council=None` leaves it."""
    if endpoint in OF_COUNCIL and "council" not in values and "slug" not in values:
        here = g.get("chosen")
        if here is not None and has_several():
            values["council"] = here.slug


def _context() -> dict[str, Any]:
    return {
        "council": only() or chosen(),
        "several": has_several(),
        "locale": get_locale(),
        "demo": current_app.extensions["settings"].demo,
        "today": clock.today(),
    }
