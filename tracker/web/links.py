"""One-time links on the screen: shown once, to be copied, printed or photographed.

The store keeps only a hash. Between the answer that made a link and the page that shows it, the
secret waits in a cookie of the one who made it, and goes when the page is made.
"""

from flask import redirect, render_template, request, url_for
from werkzeug import Response

from tracker.domain.invitations import LASTS
from tracker.models import Account
from tracker.web import login, site

COOKIE = "tracker_link"
MINUTES = 5


def shown(account: Account, token: str) -> Response:
    """Lead to the page that shows this link."""
    answer = redirect(url_for("accounts.link", account_id=account.id), 303)
    login.set_cookie(answer, COOKIE, f"{account.id}:{token}", max_age=60 * MINUTES)
    return answer


def page(account: Account) -> Response:
    """Return the sheet with the link of this account, if it has just been made."""
    number, _, token = request.cookies.get(COOKIE, "").partition(":")
    way = url_for("passwords.invited", token=token) if number == str(account.id) else None
    answer = Response(
        render_template(
            "accounts/link.html",
            account=account,
            way=site.address(way) if way else None,
            days=LASTS.days,
        ),
        content_type="text/html; charset=utf-8",
    )
    answer.delete_cookie(COOKIE, path="/")
    return answer
