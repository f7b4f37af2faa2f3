"""Who asks: from a cookie to an account (proofs.md, Sessions, headers, limits).

The browser holds a random token, the store its hash in a row: a session ends when its row goes.
"""

from flask import abort, current_app, g, request
from werkzeug import Response

from tracker import clock
from tracker.domain.actors import Actor
from tracker.domain.sign_ins import LASTS
from tracker.domain.tokens import fingerprint
from tracker.queries import accounts
from tracker.queries.accounts import AccountRow
from tracker.web.session import session

COOKIE = "tracker_session"


def signed_in() -> Actor | None:
    """Return who is signed in, asked once a request, or None for a stranger."""
    if "actor" not in g:
        g.actor = _asked(request.cookies.get(COOKIE, ""))
    found: Actor | None = g.actor
    return found


def current() -> Actor:
    """Return who is signed in; end the request with 403 for a stranger."""
    return signed_in() or abort(403)


def actor(account: AccountRow) -> Actor:
    """Return an account as the one who asks."""
    return Actor(
        account_id=account.id,
        council_id=account.council_id,
        name=account.name,
        roles=account.roles,
        organization_id=account.organization_id,
        address=request.remote_addr,
        language=account.language,
    )


def remember(answer: Response, token: str) -> Response:
    """Give the browser the token of the session that has just begun."""
    set_cookie(answer, COOKIE, token, max_age=int(LASTS.total_seconds()))
    return answer


def forget(answer: Response) -> Response:
    """Take the token away from the browser."""
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="Lax", secure=_is_secure())
    return answer


def set_cookie(answer: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Set a cookie that no script reads and no other site's form brings along."""
    answer.set_cookie(
        name,
        value,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=_is_secure(),
    )


def _asked(token: str) -> Actor | None:
    if not token:
        return None
    account = accounts.signed_in(session(), fingerprint(token), at=clock.now())
    return actor(account) if account else None


def _is_secure() -> bool:
    base: str = current_app.extensions["settings"].base_url
    return base.startswith("https://")
