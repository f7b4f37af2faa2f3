"""Accounts of a council: made, given roles, switched off, let in by one-time links."""

from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain import accounts, invitations, sign_ins
from tracker.domain.permissions import Action
from tracker.domain.roles import roles_of
from tracker.models import Account
from tracker.queries import accounts as queries
from tracker.web import links, login
from tracker.web.forms.accounts import AccountForm, RolesForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("accounts", __name__, url_prefix="/admin/accounts")


@pages.get("")
@allows(Action.MANAGE_ACCOUNTS)
def listed() -> ResponseReturnValue:
    """Show the accounts of the council."""
    who = login.current()
    rows = queries.of_council(session(), who.council_id)
    mine = {row.id for row in rows if accounts.may_touch(row.roles, who)}
    return render_template("accounts/list.html", rows=rows, mine=mine)


@pages.route("/new", methods=["GET", "POST"])
@allows(Action.MANAGE_ACCOUNTS)
def new() -> ResponseReturnValue:
    """Make an account, and the link with which its owner sets a password."""
    who = login.current()
    form = AccountForm.for_actor(who, _bodies())
    if request.method == "POST" and form.validate():
        with form.refusals():
            account = accounts.create(session(), by=who, at=clock.now(), **form.values)
            token = invitations.invite(session(), account, by=who, at=clock.now())
            return links.shown(account, token)
    return form.page("accounts/new.html")


@pages.route("/<number:account_id>", methods=["GET", "POST"])
@allows(Action.MANAGE_ACCOUNTS)
def edit(account_id: int) -> ResponseReturnValue:
    """Give an account other roles."""
    who, account = login.current(), _account(account_id)
    body = str(account.organization_id or "")
    form = RolesForm.for_actor(
        who, _bodies(), roles=roles_of(session(), account), organization=body
    )
    if request.method == "POST" and form.validate():
        with form.refusals():
            accounts.change_roles(session(), account, by=who, at=clock.now(), **form.values)
            return _back(account)
    return form.page("accounts/edit.html", account=account)


@pages.post("/<number:account_id>/active")
@allows(Action.MANAGE_ACCOUNTS)
def switch(account_id: int) -> ResponseReturnValue:
    """Switch an account off or on."""
    account, active = _account(account_id), request.form.get("active") == "yes"
    accounts.switch(session(), account, by=login.current(), active=active, at=clock.now())
    return _back(account)


@pages.route("/<number:account_id>/link", methods=["GET", "POST"])
@allows(Action.MANAGE_ACCOUNTS)
def link(account_id: int) -> ResponseReturnValue:
    """Make a new one-time link; show it once, to be copied or printed."""
    account = _account(account_id)
    if request.method == "POST":
        token = invitations.invite(session(), account, by=login.current(), at=clock.now())
        return links.shown(account, token)
    return links.page(account)


def _account(account_id: int) -> Account:
    """Return an account that the one who asks may manage; another council's does not exist."""
    who = login.current()
    account = queries.record(session(), account_id, who.council_id)
    if account is None:
        abort(404)
    accounts.managed(session(), account, by=who)
    return account


def _bodies() -> Sequence[tuple[int, str]]:
    return queries.organizations(session(), login.current().council_id)


def _back(account: Account) -> ResponseReturnValue:
    """Lead back to the list; who changed the own account goes on under a new token."""
    answer = redirect(url_for("accounts.listed"), 303)
    if account.id == login.current().account_id and account.active:
        return login.remember(answer, sign_ins.renew(session(), account, at=clock.now()))
    return answer
