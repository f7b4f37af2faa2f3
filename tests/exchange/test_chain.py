"""How entries of the ledger are hashed: as anybody can do it again."""

import hashlib
import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from tests.factories import document, proposal
from tracker import exchange
from tracker.exchange import chain

FIRST = chain.Link("qds", 1, "2025-10-01T08:30:00.000000Z", "chair", "event", "QDS-1", "00", "")


def test_an_entry_is_hashed_as_json_with_sorted_names_and_without_blanks() -> None:
    told = (
        '{"action":"event","actor":"chair","at":"2025-10-01T08:30:00.000000Z","body_hash":"00",'
        '"council":"qds","prev":"","seq":1,"subject":"QDS-1"}'
    )
    assert FIRST.hash() == hashlib.sha256(told.encode()).hexdigest()


def test_whatever_of_an_entry_changes_changes_its_hash() -> None:
    changed: dict[str, Any] = dict.fromkeys(FIRST._fields, "x") | {"seq": 2}
    others = {FIRST._replace(**{field: value}).hash() for field, value in changed.items()}
    assert len(others | {FIRST.hash()}) == len(FIRST._fields) + 1


def test_equal_words_with_two_salts_have_two_hashes() -> None:
    assert chain.body_hash("00", "متن") == hashlib.sha256("00متن".encode()).hexdigest()
    assert chain.body_hash("01", "متن") != chain.body_hash("00", "متن")


def test_an_instant_is_told_in_utc_and_in_one_width() -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    assert chain.instant(datetime(2025, 10, 1, 12, tzinfo=tehran)) == "2025-10-01T08:30:00.000000Z"
    assert chain.instant(datetime(2025, 10, 1, 8, 30, 0, 7, UTC)) == "2025-10-01T08:30:00.000007Z"


def test_the_body_of_a_version_is_canonical_whatever_its_reason_says() -> None:
    whole = document(proposal(1))
    for reason in (None, 'گفت: "نه"\n'):
        body = chain.version(exchange.canonical(whole), 2, reason)
        content = {"document": exchange.wire.plain(whole), "version": 2}
        told = content | ({"reason": reason} if reason else {})
        assert json.loads(body) == told
        assert body == exchange.wire.compact(told)


def test_the_minutes_are_read_back_from_the_body_of_their_own_version_alone() -> None:
    text = exchange.canonical(document(proposal(1)))
    body = chain.version(text, 2, "چرا")
    assert chain.document(body, 2, "چرا") == text
    for number, reason in ((1, "چرا"), (2, "دیگر")):
        assert chain.document(body, number, reason) is None
