"""Records are held against the entries that tell them, many at a time."""

import pytest
from sqlmodel import Session

from tests.factories import days, document, meeting, proposal, published
from tests.tampering import tamper
from tracker.verify import records
from tracker.verify.broken import Broken
from tracker.verify.links import follow


def many(session: Session, count: int) -> None:
    published(session, *(document(proposal(1), day=d, meeting=meeting(d)) for d in days(count)))


def test_every_meeting_is_counted_beyond_one_batch(session: Session) -> None:
    many(session, records.TOGETHER + 3)
    assert records.check(session, 1, follow(session, 1, "qds", {})) == records.TOGETHER + 3


def test_the_place_that_differs_is_named(session: Session) -> None:
    many(session, 3)
    tamper(session, "UPDATE proposal SET text = 'x' WHERE id = 2")
    with pytest.raises(Broken) as broken:
        records.check(session, 1, follow(session, 1, "qds", {}))
    assert broken.value.code == "record"
    assert broken.value.values["place"] == "proposals[0].text"
    assert broken.value.values["seq"] == 2
