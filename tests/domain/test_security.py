"""The security log."""

from sqlmodel import Session, select

from tests.factories import NOW
from tracker.domain.security import LONGEST, Happened, note
from tracker.models import SecurityEvent


def test_a_line_is_kept_as_it_was_told_but_for_a_long_detail(session: Session) -> None:
    note(session, Happened.DENIED, at=NOW, address="192.0.2.1", detail="x" * 1000)
    line = session.exec(select(SecurityEvent)).one()
    assert (line.kind, line.at, line.address) == ("denied", NOW, "192.0.2.1")
    assert line.detail == "x" * LONGEST
