"""A proposal stands where its timeline has brought it."""

import pytest
from sqlmodel import Session

from tests.following import WAYS, at_status
from tests.tampering import tamper
from tracker.models.proposals import Status
from tracker.verify import standings
from tracker.verify.broken import Broken


@pytest.mark.parametrize("status", WAYS)
def test_wherever_it_stands_by_its_own_timeline_nothing_is_wrong(
    session: Session, status: Status
) -> None:
    at_status(session, status)
    standings.check(session, [1])


def test_one_that_stands_elsewhere_is_named(session: Session) -> None:
    proposal = at_status(session, Status.ASSIGNED)
    tamper(session, "UPDATE proposal SET status = 'verified' WHERE number = 1")
    with pytest.raises(Broken) as broken:
        standings.check(session, [1])
    assert broken.value.values == {"code": proposal.code}
