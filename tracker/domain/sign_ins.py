"""Sessions of accounts: rows that begin, end and are revoked (proofs.md, Sessions)."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col

from tracker.domain import tokens
from tracker.domain.actors import Actor
from tracker.domain.errors import Refused
from tracker.domain.security import Happened, note
from tracker.models import Account, Invitation, SignIn

LASTS = timedelta(hours=20)  # a council's meeting is long, a working day longer


def begin(session: Session, account: Account, *, at: datetime, address: str | None = None) -> str:
    """Begin a session of an account and return the token that the browser is to hold.

    Raises Refused("switched_off") for an account that may not sign in.
    """
    token = _issued(session, account, at)
    note(
        session,
        Happened.SIGNED_IN,
        at=at,
        council_id=account.council_id,
        account_id=account.id,
        address=address,
    )
    return token


def renew(session: Session, account: Account, *, at: datetime) -> str:
    """Go on under a new token after a change of roles or password; every other session ends."""
    revoke(session, account)
    return _issued(session, account, at)


def end(session: Session, token: str, *, by: Actor, at: datetime) -> None:
    """End the session of this token: whoever holds it is a stranger again."""
    session.exec(delete(SignIn).where(col(SignIn.token_hash) == tokens.fingerprint(token)))
    note(
        session,
        Happened.SIGNED_OUT,
        at=at,
        council_id=by.council_id,
        account_id=by.account_id,
        address=by.address,
    )


def revoke(session: Session, account: Account) -> None:
    """End every session of an account, and every link that was made for it and not used.

    Whoever keeps a link would else come in with what the account may do since.
    """
    session.exec(delete(SignIn).where(col(SignIn.account_id) == account.id))
    forget_links(session, account)


def forget_links(session: Session, account: Account) -> None:
    """Let no link open that was made for an account and not used."""
    session.exec(
        delete(Invitation).where(
            col(Invitation.account_id) == account.id, col(Invitation.used_at).is_(None)
        )
    )


def _issued(session: Session, account: Account, at: datetime) -> str:
    if not account.active or account.password_hash is None:
        raise Refused("switched_off")
    session.exec(delete(SignIn).where(col(SignIn.expires_at) <= at))
    token = tokens.made()
    session.add(
        SignIn(
            council_id=account.council_id,
            account_id=account.id or 0,
            token_hash=tokens.fingerprint(token),
            started_at=at,
            seen_at=at,
            expires_at=at + LASTS,
        )
    )
    return token
