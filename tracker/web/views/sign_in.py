"""Signing in and out."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain import sign_ins
from tracker.domain.permissions import Action
from tracker.web import login
from tracker.web.addresses import local
from tracker.web.entering import enter
from tracker.web.forms.accounts import SignInForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("sign_in", __name__)


@pages.route("/desk/sign-in", methods=["GET", "POST"])
@allows(Action.SIGN_IN)
def show() -> ResponseReturnValue:
    """Ask who it is; let in whoever is right, to where they wanted to go."""
    goal = local(request.args.get("next"), url_for("desk.show"))
    if request.method == "GET" and login.signed_in():
        return redirect(goal, 303)
    form = SignInForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            token = enter(form.login.data, form.password.data)
            return login.remember(redirect(goal, 303), token)
    return form.page("accounts/sign_in.html", goal=goal)


@pages.post("/desk/sign-out")
@allows(Action.OWN_ACCOUNT)
def out() -> ResponseReturnValue:
    """End this session: its row goes, so that the token lets nobody in any more."""
    who = login.current()
    sign_ins.end(session(), request.cookies[login.COOKIE], by=who, at=clock.now())
    return login.forget(redirect(url_for("sign_in.show"), 303))
