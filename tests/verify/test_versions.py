"""The kept versions are those of which the chain tells."""

import pytest
from sqlmodel import Session

from tests.tampering import B, tamper
from tracker.verify import versions
from tracker.verify.broken import Broken
from tracker.verify.links import follow
from tracker.verify.records import Published


def test_versions_that_nobody_touched_are_as_told(told: Session) -> None:
    meeting = Published(2, B, 2, None)
    versions.check(told, [meeting], follow(told, 1, "qds", {}))


def test_the_version_that_differs_is_named(told: Session) -> None:
    tamper(told, "UPDATE minutes_version SET reason = 'x' WHERE number = 2")
    with pytest.raises(Broken) as broken:
        versions.check(told, [Published(2, B, 2, None)], follow(told, 1, "qds", {}))
    assert (broken.value.code, broken.value.values) == ("version", {"code": B, "number": 2})
