"""One-time links, with which somebody sets a password: shown and printed, never mailed."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from tracker.domain import accounts, passwords, security, sign_ins, throttle, tokens
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.security import Happened
from tracker.models import Account, Invitation

LASTS = timedelta(days=7)


def invite(session: Session, account: Account, *, by: Actor | None, at: datetime) -> str:
    """Return the secret of a new link for an account; its earlier links die.

    `by` is None on the command line. Raises Refused: no_such_account, administrators_only,
    switched_off.
    """
    if by:
        accounts.managed(session, account, by=by)
    if not account.active:
        raise Refused("switched_off")
    sign_ins.forget_links(session, account)
    token = tokens.made()
    session.add(
        Invitation(
            council_id=account.council_id,
            account_id=account.id or 0,
            token_hash=tokens.fingerprint(token),
            made_by_id=by.account_id if by else None,
            made_at=at,
            expires_at=at + LASTS,
        )
    )
    _note(session, Happened.LINK_MADE, account, by, at)
    return token


def set_password(
    session: Session, token: str, *, password: str, at: datetime, address: str | None = None
) -> Account:
    """Set the password of the account whom this link invites; the link is used, sessions end.

    Raises Refused: link_dead, and as `passwords.check` does.
    """
    found = session.exec(
        select(Invitation, Account)
        .join(Account, col(Account.id) == Invitation.account_id)
        .where(Invitation.token_hash == tokens.fingerprint(token))
        .with_for_update()
    ).first()
    if found is None or found[0].used_at or found[0].expires_at <= at or not found[1].active:
        raise Refused("link_dead")
    link, account = found
    passwords.check(password, account.login)
    link.used_at = at
    session.add(link)
    _set(session, account, password)
    throttle.give_back(session, [throttle.account_key(account.login)])
    _note(session, Happened.PASSWORD_SET, account, None, at, address)
    return account


def change_password(
    session: Session, account: Account, *, by: Actor, password: str, at: datetime
) -> None:
    """Give the actor's own account a new password; all its sessions and links end.

    The door has looked at the old password. Raises Refused as `passwords.check` does.
    """
    if account.id != by.account_id:
        raise Refused("no_such_account")
    passwords.check(password, account.login)
    _set(session, account, password)
    _note(session, Happened.PASSWORD_CHANGED, account, by, at)


def _set(session: Session, account: Account, password: str) -> None:
    account.password_hash = passwords.hashed(password)
    session.add(account)
    sign_ins.revoke(session, account)


def _note(
    session: Session,
    kind: Happened,
    account: Account,
    by: Actor | None,
    at: datetime,
    address: str | None = None,
) -> None:
    security.note(
        session,
        kind,
        at=at,
        council_id=account.council_id,
        account_id=by.account_id if by else account.id,
        address=by.address if by else address,
        detail=account.login,
    )
