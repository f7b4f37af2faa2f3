"""Looking at a password: counted first, in equal time for whoever does not exist."""

from datetime import timedelta
from math import ceil

from flask import current_app, g, request

from tracker import clock
from tracker.domain import passwords, sign_ins, throttle
from tracker.domain.accounts import login_of
from tracker.domain.errors import Refused
from tracker.domain.security import Happened
from tracker.models import Account
from tracker.queries import accounts
from tracker.store.engine import reading
from tracker.web import counters
from tracker.web.session import pause, session
from tracker.web.words.language import digits, ngettext


def enter(typed: str, password: str) -> str:
    """Return the token of a new session; raise Refused as `checked` does."""
    account = checked(typed, password)
    # A password that changed meanwhile lets nobody in.
    now = accounts.record(session(), account.id or 0, account.council_id)
    if now is None or now.password_hash != account.password_hash:
        raise Refused("sign_in_failed")
    return sign_ins.begin(session(), now, at=clock.now(), address=request.remote_addr)


def checked(typed: str, password: str) -> Account:
    """Return the account whose login and password these are.

    Raises Refused: wait, sign_in_failed. The store is not locked while the password is hashed.
    """
    pause()
    g.pop("actor", None)
    login = login_of(typed)
    keys = [throttle.account_key(login), throttle.address_key(request.remote_addr)]
    if wait := counters.take(keys):
        raise Refused("wait", wait=_words(wait))
    with reading(current_app.extensions["engine"]) as asked:
        account = accounts.credentials(asked, login)
        asked.expunge_all()
    if not passwords.fits(password, account.password_hash if account else None) or not account:
        known = {"council_id": account.council_id, "account_id": account.id} if account else {}
        counters.note(Happened.SIGN_IN_FAILED, **known)
        raise Refused("sign_in_failed")
    counters.give_back(keys)
    return account


def _words(wait: timedelta) -> str:
    seconds = ceil(wait.total_seconds())
    if seconds < 60:
        return ngettext("%(n)s second", "%(n)s seconds", seconds, n=digits(seconds))
    minutes = ceil(seconds / 60)
    return ngettext("%(n)s minute", "%(n)s minutes", minutes, n=digits(minutes))
