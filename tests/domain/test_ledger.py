"""What is published enters the ledger of its council, entry after entry."""

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from tests.chains import told
from tests.drafting import actor, council
from tests.factories import NOW
from tests.tables import rows
from tracker.domain import ledger
from tracker.exchange import chain
from tracker.models.accounts import Role
from tracker.models.ledger import Told
from tracker.queries.ledger import head

ENTRIES = "SELECT council_id, seq, actor, prev, hash FROM ledger_entry ORDER BY council_id, seq"


def test_entries_are_numbered_and_linked_in_the_chain_of_each_council(either: Session) -> None:
    first, other = council(either), council(either, "REY")
    three = [ledger.telling(Told.RETRACTED, f"{number}", reason="x") for number in range(3)]
    assert ledger.append(either, first, three[:2], by=None, at=NOW) == range(1, 3)
    assert ledger.append(either, other, three[:1], by=None, at=NOW) == range(1, 2)
    assert ledger.append(either, first, three[2:], by=None, at=NOW) == range(3, 4)
    found = rows(either, ENTRIES)
    assert [row[:2] for row in found] == [(first, 1), (first, 2), (first, 3), (other, 1)]
    prevs, hashes = [row[3] for row in found], [row[4] for row in found]
    assert prevs == ["", hashes[0], hashes[1], ""]
    assert head(either, first) == (3, hashes[2])


def test_an_entry_names_roles_and_never_a_person(session: Session) -> None:
    own = council(session)
    by = actor(session, own, Role.SECRETARY, Role.CLERK, name="مینا کریمی")
    for who in (by, None):
        ledger.append(session, own, [ledger.telling(Told.EVENT, "c", event={})], by=who, at=NOW)
    assert [row[2] for row in rows(session, ENTRIES)] == ["clerk+secretary", "operator"]


def test_what_is_told_lies_apart_with_a_salt_of_its_own(session: Session) -> None:
    own = council(session)
    same = [ledger.telling(Told.RETRACTED, "c", reason="یک", why=None)] * 2
    ledger.append(session, own, same, by=None, at=NOW)
    assert told(session) == [("retracted", "c", {"reason": "یک"})] * 2
    kept = rows(session, "SELECT salt, body FROM ledger_body ORDER BY seq")
    hashes = [row[0] for row in rows(session, "SELECT body_hash FROM ledger_entry ORDER BY seq")]
    assert len({salt for salt, _ in kept}) == 2
    assert [chain.body_hash(salt, body) for salt, body in kept] == hashes


def test_nothing_to_tell_is_no_entry(session: Session) -> None:
    assert ledger.append(session, council(session), [], by=None, at=NOW) == range(0)
    assert rows(session, ENTRIES) == []


def test_what_is_rolled_back_leaves_no_gap(session: Session) -> None:
    own = council(session)
    one = [ledger.telling(Told.RETRACTED, "c", reason="x")]
    with session.begin_nested() as savepoint:
        ledger.append(session, own, one, by=None, at=NOW)
        savepoint.rollback()
    assert ledger.append(session, own, one, by=None, at=NOW) == range(1, 2)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger_entry SET actor = 'chair'",
        "UPDATE ledger_entry SET seq = seq + 1",
        "DELETE FROM ledger_body",
        "DELETE FROM ledger_entry",
        "UPDATE ledger_body SET body = 'x'",
        "UPDATE ledger_body SET salt = 'x', body = NULL",
        "UPDATE ledger_body SET seq = 9, salt = NULL, body = NULL",
        "INSERT INTO ledger_entry SELECT council_id, seq + 2, at, actor, action, subject, "
        "body_hash, hash, hash FROM ledger_entry",
        "INSERT INTO ledger_entry SELECT council_id, seq + 1, at, actor, action, subject, "
        "body_hash, body_hash, hash FROM ledger_entry",
        "INSERT INTO ledger_entry SELECT council_id, seq + 1, at, actor, action, subject, "
        "body_hash, hash, 'short' FROM ledger_entry",
    ],
)  # fmt: skip
def test_the_database_itself_takes_nothing_but_the_next_entry(either: Session, change: str) -> None:
    own = council(either)
    one = [ledger.telling(Told.RETRACTED, "c", reason="x")]
    ledger.append(either, own, one, by=None, at=NOW)
    with pytest.raises(DBAPIError, match="ledger_"), either.begin_nested():
        either.connection().exec_driver_sql(change)


def test_words_can_be_erased_and_nothing_else_of_an_entry(either: Session) -> None:
    own = council(either)
    one = [ledger.telling(Told.RETRACTED, "c", reason="x")]
    ledger.append(either, own, one, by=None, at=NOW)
    either.connection().exec_driver_sql("UPDATE ledger_body SET salt = NULL, body = NULL")
    assert told(either) == [("retracted", "c", None)]


def test_on_sqlite_no_other_way_round_leads_into_the_chain(session: Session) -> None:
    own = council(session)
    one = [ledger.telling(Told.RETRACTED, "c", reason="x")]
    ledger.append(session, own, one, by=None, at=NOW)
    columns = "council_id, seq, at, actor, action, subject, body_hash, prev, hash"
    values = "council_id, {}, at, actor, action, subject, body_hash, {}, hash FROM ledger_entry"
    for way in (
        f"REPLACE INTO ledger_entry ({columns}) SELECT " + values.format("seq", "prev"),
        f"INSERT OR REPLACE INTO ledger_entry ({columns}) SELECT " + values.format("seq", "prev"),
        f"INSERT INTO ledger_entry ({columns}) SELECT " + values.format("'x'", "hash"),
        "INSERT OR REPLACE INTO ledger_body SELECT council_id, seq, salt, 'x' FROM ledger_body",
        "UPDATE OR REPLACE ledger_entry SET rowid = 9",
    ):
        with pytest.raises(DBAPIError), session.begin_nested():
            session.connection().exec_driver_sql(way)
