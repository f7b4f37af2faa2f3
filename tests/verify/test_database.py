"""What the database itself can tell of a store."""

import pytest
from sqlmodel import Session

from tests.tampering import guarded, unguarded
from tracker.verify import database
from tracker.verify.broken import Broken


def test_a_sound_store_has_its_pages_references_and_rules(either: Session) -> None:
    database.check(either)


def test_a_rule_that_is_missing_is_named(either: Session) -> None:
    unguarded(either)
    with pytest.raises(Broken, match="unguarded"):
        database.check(either)
    guarded(either)
    database.check(either)


@pytest.mark.sqlite("triggers as it writes them")
def test_a_rule_of_that_name_that_refuses_nothing_is_named(session: Session) -> None:
    connection = session.connection()
    connection.exec_driver_sql("DROP TRIGGER ledger_entry_no_update")
    connection.exec_driver_sql(
        "CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry BEGIN SELECT 1; END"
    )
    with pytest.raises(Broken, match="unguarded"):
        database.check(session)


@pytest.mark.sqlite("it can be told to look at references later")
def test_a_reference_to_nothing_is_named(session: Session) -> None:
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    session.connection().exec_driver_sql(
        "INSERT INTO person (council_id, name, name_key, sort_key) VALUES (9, 'x', 'x', 'x')"
    )
    with pytest.raises(Broken, match="reference"):
        database.check(session)
