"""Migration 0010: a body that only a newspaper called responsible is not late any more."""

from sqlalchemy import Engine, text

from tests.factories import document, proposal, published, step
from tracker.store import migrate
from tracker.store.engine import reading, writing
from tracker.verify import whole

BEFORE = "UPDATE proposal SET responsible_since = '2025-04-26' WHERE responsible_id IS NOT NULL"
SINCE = "SELECT responsible_since FROM proposal ORDER BY number"


def test_what_only_a_newspaper_said_is_folded_anew_and_the_store_is_what_its_ledger_says(
    bare: Engine,
) -> None:
    migrate.upgrade(bare)
    told = [step("recorded", channel="press"), step("assigned", channel="press")]
    with writing(bare) as session:
        published(session, document(proposal(1, *told), proposal(2, step("assigned"))))
    with bare.begin() as connection:
        connection.execute(text(BEFORE))
    migrate.downgrade(bare, "0009")
    migrate.upgrade(bare, "0010")
    with reading(bare) as session:
        found = [str(since) for (since,) in session.execute(text(SINCE))]
        assert found == ["None", "2025-04-26"]
        whole.check(session)
