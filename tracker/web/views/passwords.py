"""One's own account: its password, set by a one-time link or changed, and its language."""

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain import accounts, invitations, sign_ins
from tracker.domain.permissions import Action
from tracker.domain.tokens import fingerprint
from tracker.models.accounts import Language
from tracker.queries import accounts as queries
from tracker.web import languages, login
from tracker.web.entering import checked
from tracker.web.forms.accounts import NewPasswordForm, OwnPasswordForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("passwords", __name__)


@pages.route("/desk/invitation/<token>", methods=["GET", "POST"])
@allows(Action.SIGN_IN)
def invited(token: str) -> ResponseReturnValue:
    """Show whom a link invites; set the password that is sent, and let its owner in."""
    account = queries.invited(session(), fingerprint(token), at=clock.now())
    form = NewPasswordForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            made = invitations.set_password(
                session(), token, password=form.password.data, at=clock.now(), **_from()
            )
            begun = sign_ins.begin(session(), made, at=clock.now(), **_from())
            return login.remember(redirect(url_for("desk.show"), 303), begun)
    status = 200 if account else 410
    return form.page("accounts/invitation.html", otherwise=status, account=account)


@pages.route("/desk/password", methods=["GET", "POST"])
@allows(Action.OWN_ACCOUNT)
def own() -> ResponseReturnValue:
    """Change one's own password; every other session of the account ends."""
    form = OwnPasswordForm.of_request()
    if request.method == "POST" and form.validate():
        with form.refusals():
            me = queries.one(session(), login.current().account_id)
            checked(me.login if me else "", form.password_now.data)
            return _changed(form.password.data)
    return form.page("accounts/password.html")


@pages.post("/desk/language")
@allows(Action.OWN_ACCOUNT)
def speak() -> ResponseReturnValue:
    """Let the desk speak another language with whoever asks."""
    wanted = request.form.get("language", "")
    if wanted not in list(Language):
        abort(422)
    who, language = login.current(), Language(wanted)
    account = queries.record(session(), who.account_id, who.council_id) or abort(404)
    accounts.speak(session(), account, by=who, language=language)
    return redirect(languages.moved(url_for("passwords.own"), language), 303)


def _changed(password: str) -> ResponseReturnValue:
    who = login.current()
    account = queries.record(session(), who.account_id, who.council_id)
    assert account is not None
    invitations.change_password(session(), account, by=who, password=password, at=clock.now())
    token = sign_ins.renew(session(), account, at=clock.now())
    return login.remember(redirect(url_for("desk.show"), 303), token)


def _from() -> dict[str, str | None]:
    return {"address": request.remote_addr}
