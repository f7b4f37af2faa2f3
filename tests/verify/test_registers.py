"""Bodies and people stand in the registers as the chain tells of them."""

import pytest
from sqlmodel import Session

from tests.factories import document, published
from tests.tampering import tamper
from tracker.verify import registers
from tracker.verify.broken import Broken
from tracker.verify.links import follow


def test_more_bodies_than_one_batch_are_looked_at(session: Session) -> None:
    bodies = [{"name": f"نهاد {n}", "seats": n} for n in range(1, registers.TOGETHER + 5)]
    published(session, document(organizations=bodies))
    registers.check(session, 1, follow(session, 1, "qds", {}))
    tamper(session, f"UPDATE organization SET seats = 1 WHERE id = {len(bodies)}")
    with pytest.raises(Broken, match="body_unlike"):
        registers.check(session, 1, follow(session, 1, "qds", {}))


def test_who_is_not_public_is_not_looked_at(told: Session) -> None:
    tamper(told, "UPDATE organization SET seats = 3 WHERE NOT public")
    registers.check(told, 1, follow(told, 1, "qds", {}))
