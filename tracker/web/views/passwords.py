"""Passwords: set by a one-time link, changed by whoever knows the present one."""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain import invitations, sign_ins
from tracker.domain.permissions import Action
from tracker.domain.tokens import fingerprint
from tracker.queries import accounts
from tracker.web import login
from tracker.web.desk import HOME
from tracker.web.entering import checked
from tracker.web.forms.accounts import NewPasswordForm, OwnPasswordForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("passwords", __name__)


@pages.route("/desk/invitation/<token>", methods=["GET", "POST"])
@allows(Action.SIGN_IN)
def invited(token: str) -> ResponseReturnValue:
    """Show whom a link invites; set the password that is sent, and let its owner in."""
    account = accounts.invited(session(), fingerprint(token), at=clock.now())
    form = NewPasswordForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            made = invitations.set_password(
                session(), token, password=form.password.data, at=clock.now(), **_from()
            )
            begun = sign_ins.begin(session(), made, at=clock.now(), **_from())
            return login.remember(redirect(HOME, 303), begun)
    status = 200 if account else 410
    return form.page("accounts/invitation.html", otherwise=status, account=account)


@pages.route("/desk/password", methods=["GET", "POST"])
@allows(Action.OWN_ACCOUNT)
def own() -> ResponseReturnValue:
    """Change one's own password; every other session of the account ends."""
    form = OwnPasswordForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            me = accounts.one(session(), login.current().account_id)
            checked(me.login if me else "", form.password_now.data)
            return _changed(form.password.data)
    return form.page("accounts/password.html")


def _changed(password: str) -> ResponseReturnValue:
    who = login.current()
    account = accounts.record(session(), who.account_id, who.council_id)
    assert account is not None
    invitations.change_password(session(), account, by=who, password=password, at=clock.now())
    token = sign_ins.renew(session(), account, at=clock.now())
    return login.remember(redirect(HOME, 303), token)


def _from() -> dict[str, str | None]:
    return {"address": request.remote_addr}
