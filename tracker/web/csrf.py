"""Did this site's own page send this? Asked of every request that may change something.

A form carries a keyed hash of a cookie that the browser holds: of the session's token, or before
signing in of a cookie made for that. So a token lives as long as its session, through a restart of
the server too, and there is nothing to keep. Flask-WTF's is bound to the server's secret and to a
second cookie (ARCHITECTURE.md, Decisions).
"""

import hmac
import secrets
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request
from markupsafe import Markup
from werkzeug.exceptions import Forbidden

from tracker.web import session
from tracker.web.login import COOKIE, set_cookie

VISIT = "tracker_visit"
FIELD = "csrf_token"


class Foreign(Forbidden):
    """Another site's page sent this."""


class Stale(Forbidden):
    """This site's page sent it, but before the browser's cookie changed, or without one."""


def init_app(app: Flask) -> None:
    """Ask before each request that may write; let templates put the token into their forms."""
    app.before_request(_ask)
    app.after_request(_give)
    app.add_template_global(csrf_field)


def csrf_field() -> Markup:
    """Return the hidden field that every form with method=post begins with."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token())


def token() -> str:
    """Return what a form of this browser must carry; makes the cookie where there is none."""
    key = _key()
    if not key:
        key = g.visit = secrets.token_urlsafe(32)
    return _of(key, secrets.token_hex(8))


def is_own() -> bool:
    """Tell whether this site's own page sent this request, as far as the browser says."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in (None, "none"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or origin.lower() == _origin()


def _ask() -> None:
    if request.method in session.SAFE or request.endpoint is None:
        return
    if not is_own():
        raise Foreign
    sent = request.form.get(FIELD, "")
    g.own_form = True
    key = _key()
    salt, _, _ = sent.partition(".")
    if not key or not hmac.compare_digest(sent.encode(), _of(key, salt).encode()):
        raise Stale


def _origin() -> str:
    base: str = current_app.extensions["settings"].base_url
    parts = urlsplit(base or request.host_url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _key() -> str:
    cookies = request.cookies
    return g.get("visit") or cookies.get(COOKIE) or cookies.get(VISIT) or ""


def _of(key: str, salt: str) -> str:
    """Return a token; the salt makes each page's another, so that compression tells nothing."""
    return f"{salt}.{hmac.new(key.encode(), salt.encode(), 'sha256').hexdigest()}"


def _give(answer: Response) -> Response:
    if made := g.get("visit"):
        set_cookie(answer, VISIT, made)
    return answer
