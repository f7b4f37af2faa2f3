"""Nothing of what was published can be changed behind the store's back without being named."""

from collections.abc import Iterator

import pytest
from sqlalchemy import URL, Engine
from sqlmodel import Session

from tests import postgres
from tests.tables import rows
from tests.tampering import GONE, B, history, rehash, tamper, unguarded
from tracker.queries.ledger import heads
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.verify.broken import Broken
from tracker.verify.whole import Checked, check

QDS = "council_id = (SELECT id FROM council WHERE slug = 'qds')"
OF_B = f"(SELECT id FROM meeting WHERE code = '{B}')"
OF_GONE = f"(SELECT id FROM meeting WHERE code = '{GONE}')"
FIRST = f"(SELECT id FROM proposal WHERE meeting_id = {OF_B} AND number = 1)"
LAST = f"(SELECT max(seq) FROM ledger_entry WHERE {QDS})"
SEQ = f"(SELECT seq FROM minutes_version WHERE meeting_id = {OF_B} AND number = 1)"
ENTRY = f"UPDATE ledger_entry SET {{}} WHERE {QDS} AND seq = {SEQ}"
BODY = f"UPDATE ledger_body SET {{}} WHERE {QDS} AND seq = {SEQ}"
CUT = "; ".join(
    f"DELETE FROM ledger_{table} WHERE {QDS} AND seq {{0}}" for table in ("body", "entry")
)
MEETING = f"UPDATE meeting SET {{}} WHERE id = {OF_B}"
SPOKEN = f"UPDATE statement SET {{}} WHERE meeting_id = {OF_B} AND position = 1"
PROPOSAL = f"UPDATE proposal SET {{}} WHERE id = {FIRST}"
PARTY = f"UPDATE proposal_party SET {{}} WHERE proposal_id = {FIRST}"
EVENT = f"UPDATE proposal_event SET {{}} WHERE proposal_id = {FIRST} AND kind = 'comment'"
VERSION = f"UPDATE minutes_version SET {{}} WHERE meeting_id = {OF_B} AND number = 2"
NGO = f"UPDATE organization SET {{}} WHERE name = 'سمن سبز' AND {QDS}"
ALI = f"UPDATE person SET {{}} WHERE name = 'علی' AND {QDS}"
ROLE = "UPDATE membership SET {} WHERE role = 'دبیر'"
WORDS = f"UPDATE search_entry SET {{}} WHERE kind = 'proposal' AND record_id = {FIRST}"
ZEROS = "'" + "0" * 64 + "'"
COLUMNS = "council_id, seq, at, actor, action, subject, body_hash, prev, hash"
FORGED = (
    f"INSERT INTO ledger_entry ({COLUMNS}) SELECT council_id, seq + 1, at, actor, action, "
    f"subject, body_hash, hash, {ZEROS} FROM ledger_entry WHERE {QDS} AND seq = {LAST}"
)
SAID = "council_id, proposal_id, kind, happened_on, entered_at, certainty, text"
ADDED = (
    f"INSERT INTO proposal_event (id, {SAID}) SELECT 9000, council_id, proposal_id, kind, "
    f"happened_on, entered_at, certainty, 'x' FROM proposal_event "
    f"WHERE proposal_id = {FIRST} AND kind = 'comment'"
)
HIDDEN = (
    "INSERT INTO search_entry (id, council_id, kind, record_id, words, facets) "
    "SELECT 999, council_id, 'proposal', id, text, '' FROM proposal WHERE number = 3"
)
LONG_AGO = "'2020-01-01 00:00:00.000000+00:00'"


def _gone(update: str) -> str:
    """Return what deletes the rows that this would change."""
    table = update.split()[1]
    return update.replace(f"UPDATE {table} SET {{}}", f"DELETE FROM {table}")


# What somebody does, by its kind and the code with which it is found.
TAMPERINGS: dict[str, list[tuple[str, str]]] = {
    "an entry is rewritten": [
        ("hash", ENTRY.format("at = '2020-01-01T00:00:00.000000Z'")),
        ("hash", ENTRY.format("actor = 'chair'")),
        ("hash", ENTRY.format("action = 'event'")),
        ("hash", ENTRY.format("action = 'forged'")),
        ("hash", ENTRY.format(f"subject = '{GONE}'")),
        ("hash", ENTRY.format(f"body_hash = {ZEROS}")),
        ("hash", ENTRY.format(f"hash = {ZEROS}")),
        ("link", ENTRY.format(f"prev = {ZEROS}")),
    ],
    "an entry is taken out or put in": [
        ("gap", CUT.format(f"= {SEQ}")),
        ("gap", CUT.format("= 1")),
        ("gap", CUT.format(f"< {SEQ}")),
        ("untold", CUT.format("> 1")),
        ("retraction", CUT.format(f"= {LAST}")),
        ("hash", FORGED),
    ],
    "what an entry tells is changed": [
        ("body", BODY.format("body = replace(body, 'سخن', 'دروغ')")),
        ("body", BODY.format("body = '{}'")),
        ("body", BODY.format("salt = '00'")),
        ("body", BODY.format("salt = NULL")),
        ("emptied", BODY.format("salt = NULL, body = NULL")),
        ("no_body", f"DELETE FROM ledger_body WHERE {QDS} AND seq = {SEQ}"),
    ],
    "minutes are changed": [
        ("record", MEETING.format("title = 'عنوان دیگر'")),
        ("record", MEETING.format("day = '2025-05-04'")),
        ("record", MEETING.format("kind = 'extraordinary'")),
        ("record", MEETING.format("kind = 'closed'")),
        ("record", MEETING.format("place = 'جای دیگر'")),
        ("record", MEETING.format("source_site = 'روزنامه'")),
        ("record", f"UPDATE agenda_item SET text = 'x' WHERE meeting_id = {OF_B}"),
        ("record", SPOKEN.format("text = 'نگفته'")),
        ("record", SPOKEN.format("speaker = 'دیگری'")),
        ("record", SPOKEN.format("position = 9")),
        ("record", SPOKEN.format("verb = 'فریاد زد'")),
        ("record", "UPDATE attendance SET presence = 'absent'"),
        ("record", "DELETE FROM attendance"),
        ("record", f"DELETE FROM agenda_item WHERE meeting_id = {OF_B}"),
        ("record", "UPDATE council SET name = 'شورای دیگر' WHERE slug = 'qds'"),
    ],
    "a proposal is changed": [
        ("record", PROPOSAL.format("text = 'پیشنهاد دیگر'")),
        ("record", PROPOSAL.format("decision = 'رد شد'")),
        ("record", PROPOSAL.format("kind = 'decision'")),
        ("record", PROPOSAL.format("number = 7")),
        ("record", PROPOSAL.format("code = 'QDS-1404-02-13-074'")),
        ("record", PROPOSAL.format("vote = '۷ موافق'")),
        ("record", PARTY.format("name = 'دیگری'")),
        ("record", PARTY.format("part = 'informed'")),
        ("record", f"DELETE FROM proposal_party WHERE proposal_id = {FIRST}"),
    ],
    "a timeline is changed": [
        ("record", EVENT.format("text = 'چیز دیگر'")),
        ("record", EVENT.format("happened_on = '2025-09-30'")),
        ("record", EVENT.format("actor = 'دیگری'")),
        ("record", EVENT.format("certainty = 'confirmed'")),
        ("record", EVENT.format("kind = 'progress'")),
        ("entered", EVENT.format(f"entered_at = {LONG_AGO}")),
        ("record", EVENT.format("id = 9000")),
        ("record", _gone(EVENT)),
        ("record", ADDED),
    ],
    "where a proposal stands is changed": [
        ("standing", PROPOSAL.format("status = 'verified'")),
        ("standing", PROPOSAL.format("due_on = '2026-01-01'")),
        ("standing", PROPOSAL.format("responsible_id = NULL")),
        ("standing", PROPOSAL.format("extensions = 3")),
        ("standing", PROPOSAL.format("last_news_on = '2025-01-01'")),
        ("standing", "UPDATE proposal SET disputed = true WHERE number = 3"),
        ("answerer", EVENT.format("on_behalf_of_key = 'دیگری'")),
    ],
    "a register is changed": [
        ("body_unlike", NGO.format("classification = 'media'")),
        ("body_unlike", NGO.format("licence_number = '۱۳'")),
        ("body_unlike", NGO.format("name = 'سمن زرد'")),
        ("body_unlike", NGO.format("seats = 9")),
        ("body_gone", NGO.format("public = false")),
        ("person_unlike", ALI.format("name = 'رضا'")),
        ("person_gone", ALI.format("public = false")),
        ("person_unlike", ROLE.format("role = 'رئیس'")),
        ("person_unlike", ROLE.format("since = '2020-01-01'")),
        ("person_unlike", "DELETE FROM membership WHERE role = 'دبیر'"),
    ],
    "a version is changed": [
        ("version", VERSION.format("reason = 'دلیل دیگر'")),
        ("version", VERSION.format("reason = NULL")),
        ("version", VERSION.format(f"published_at = {LONG_AGO}")),
        ("version", VERSION.format(f"sha256 = {ZEROS}")),
        ("version", VERSION.format("seq = 1")),
        ("version", VERSION.format("body = '{}'")),
        ("versions", VERSION.format("number = 3")),
        ("versions", _gone(VERSION)),
        ("versions", MEETING.format("version = 3")),
    ],
    "what is public is changed": [
        ("record", PROPOSAL.format("public = false")),
        ("record", PROPOSAL.format("struck_in = 2")),
        ("record", "UPDATE proposal SET public = true WHERE number = 3"),
        ("retraction", "DELETE FROM retraction"),
        ("retraction", "UPDATE retraction SET confirmed_at = NULL"),
        ("retraction", f"UPDATE retraction SET meeting_id = {OF_B}"),
        ("untold", MEETING.format("code = 'QDS-1404-02-14'")),
        ("meeting_gone", MEETING.format("code = NULL")),
    ],
    "what the search finds is changed": [
        ("not_found_by_words", WORDS.format("words = 'x'")),
        ("not_found_by_words", WORDS.format("facets = 'x'")),
        ("not_found_by_words", WORDS.format("id = 999")),
        ("not_found_by_words", _gone(WORDS)),
        ("found_though_hidden", HIDDEN),
    ],
}  # fmt: skip
EVERY = [
    pytest.param(code, sql, id=f"{kind}-{number}")
    for kind, tampered in TAMPERINGS.items()
    for number, (code, sql) in enumerate(tampered, 1)
]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine_with_history(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """Yield the engine of a store with a history, once on either database."""
    if request.param == "sqlite":
        engine = connect(f"sqlite:///{tmp_path_factory.mktemp('history')}/store.db")
    else:
        cluster: URL = request.getfixturevalue("cluster")
        engine = postgres.renewed(cluster, "history")
    migrate.upgrade(engine)
    with writing(engine) as session:
        history(session)
    yield engine
    engine.dispose()


@pytest.fixture
def stocked(engine_with_history: Engine) -> Iterator[Session]:
    """Yield a session on that store; what is done there is undone after the test."""
    with writing(engine_with_history) as session:
        yield session


def found(session: Session, **anchors: dict[int, str]) -> str | None:
    """Return the code with which the store is refused, or None."""
    try:
        check(session, anchors=anchors)
    except Broken as broken:
        return broken.code
    return None


def test_a_store_that_nobody_touched_is_what_its_ledger_says(stocked: Session) -> None:
    told: list[Checked] = []
    check(stocked, done=told.append)
    assert [(council.slug, council.meetings) for council in told] == [("qds", 3), ("rey", 1)]
    assert [council.head for council in told] == [head.head for head in heads(stocked)]


@pytest.mark.parametrize(("code", "sql"), EVERY)
def test_a_tampering_is_named(stocked: Session, code: str, sql: str) -> None:
    tamper(stocked, *sql.split("; "))
    assert found(stocked) == code


def test_there_are_ten_kinds_of_tamperings_and_sixty_at_least() -> None:
    assert len(TAMPERINGS) >= 10
    assert len(EVERY) >= 60


def test_a_rule_that_is_missing_or_weakened_is_named(stocked: Session) -> None:
    unguarded(stocked)
    assert found(stocked) == "unguarded"


def test_the_end_of_a_chain_that_was_cut_off_is_seen_by_an_anchor_alone(stocked: Session) -> None:
    [head] = [council.head for council in heads(stocked) if council.slug == "rey"]
    cut = CUT.format(f"= {head.seq}").replace("qds", "rey")
    tamper(stocked, *cut.split("; "), "UPDATE organization SET seats = NULL WHERE seats = 9")
    assert found(stocked) is None
    assert found(stocked, rey={head.seq: head.hash}) == "cut_off"


def test_a_history_that_was_written_anew_is_seen_by_an_anchor_alone(stocked: Session) -> None:
    [head] = [council.head for council in heads(stocked) if council.slug == "rey"]
    told = """UPDATE ledger_body SET body = replace(body, '"seats":9', '"seats":8')"""
    tamper(stocked, told, "UPDATE organization SET seats = 8 WHERE seats = 9", then=rehash)
    assert found(stocked) is None
    assert found(stocked, rey={head.seq: head.hash}) == "other_history"


def test_an_anchor_that_holds_is_no_hindrance(stocked: Session) -> None:
    [head] = [council.head for council in heads(stocked) if council.slug == "rey"]
    [(first,)] = rows(stocked, f"SELECT hash FROM ledger_entry WHERE {QDS} AND seq = 1")
    assert found(stocked, rey={head.seq: head.hash}, qds={1: first}) is None
