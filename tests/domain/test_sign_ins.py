"""Sessions of accounts: rows that begin, end and are revoked."""

from datetime import timedelta

from sqlmodel import Session, select

from tests.desk import Desk
from tests.factories import NOW
from tracker.domain import sign_ins
from tracker.domain.tokens import fingerprint
from tracker.models import Account, SecurityEvent, SignIn
from tracker.models.accounts import Role
from tracker.queries import accounts


def clerk(desk: Desk, session: Session) -> Account:
    return session.get_one(Account, desk.account(Role.CLERK).id)


def test_the_store_keeps_only_a_hash_of_a_token_of_256_bits(desk: Desk, session: Session) -> None:
    token = sign_ins.begin(session, clerk(desk, session), at=NOW)
    row = session.exec(select(SignIn)).one()
    assert (row.token_hash, len(token)) == (fingerprint(token), 43)
    assert row.expires_at == NOW + timedelta(hours=20)


def test_a_session_lasts_twenty_hours(desk: Desk, session: Session) -> None:
    token = fingerprint(sign_ins.begin(session, clerk(desk, session), at=NOW))
    session.flush()
    last = NOW + timedelta(hours=20)
    assert accounts.signed_in(session, token, at=last - timedelta(seconds=1))
    assert accounts.signed_in(session, token, at=last) is None


def test_sessions_that_are_over_are_swept_out_by_the_next_one(desk: Desk, session: Session) -> None:
    sign_ins.begin(session, clerk(desk, session), at=NOW)
    sign_ins.begin(session, clerk(desk, session), at=NOW + timedelta(hours=20))
    assert len(session.exec(select(SignIn)).all()) == 1


def test_ending_a_session_leaves_the_others(desk: Desk, session: Session) -> None:
    first, second = (sign_ins.begin(session, clerk(desk, session), at=NOW) for _ in range(2))
    sign_ins.end(session, first, by=desk.actor(Role.CLERK), at=NOW)
    assert session.exec(select(SignIn)).one().token_hash == fingerprint(second)
    kinds = [line.kind for line in session.exec(select(SecurityEvent))]
    assert kinds == ["signed_in", "signed_in", "signed_out"]


def test_going_on_under_a_new_token_ends_every_other_one(desk: Desk, session: Session) -> None:
    account = clerk(desk, session)
    for _ in range(2):
        sign_ins.begin(session, account, at=NOW)
    token = sign_ins.renew(session, account, at=NOW)
    assert session.exec(select(SignIn)).one().token_hash == fingerprint(token)
