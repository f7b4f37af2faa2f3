"""Questions about the security log."""

from sqlmodel import Session

from tests.desk import OTHER, Desk
from tests.factories import NOW
from tracker.domain.security import Happened, note
from tracker.models.accounts import Role
from tracker.queries import security


def test_the_log_is_read_by_keyset_within_one_council(desk: Desk, session: Session) -> None:
    own, theirs = (desk.account(Role.CLERK, council).council_id for council in ("QDS", OTHER))
    for number in range(security.PAGE + 5):
        note(session, Happened.DENIED, at=NOW, council_id=own, detail=str(number))
        note(session, Happened.DENIED, at=NOW, council_id=theirs)
    session.flush()
    first, onward = security.log(session, own)
    second, end = security.log(session, own, before=onward)
    told = [row.detail for row in (*first, *second)]
    assert told == [str(number) for number in range(security.PAGE + 4, -1, -1)]
    assert (len(first), end) == (security.PAGE, None)
    assert first[0].at == NOW
