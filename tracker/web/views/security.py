"""The security log of a council."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.permissions import Action
from tracker.domain.security import Happened
from tracker.queries import security
from tracker.web import login
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("security", __name__)


@pages.get("/admin/security")
@allows(Action.READ_SECURITY_LOG)
def listed() -> ResponseReturnValue:
    """Show who came in, who was kept out, who changed whose rights: the latest first."""
    asked = request.args.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
    rows, onward = security.log(session(), login.current().council_id, before=before)
    return render_template("accounts/security.html", rows=rows, onward=onward, Happened=Happened)
