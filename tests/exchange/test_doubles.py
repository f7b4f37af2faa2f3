"""Names that one object gives twice."""

import json

import pytest

from tests.everything import everything
from tests.factories import raw
from tracker import exchange
from tracker.exchange import Fault, doubles
from tracker.exchange.doubles import given_twice

WHOLE = raw(everything())


def told(text: bytes) -> list[Fault]:
    return given_twice(text, exchange.read(WHOLE))


@pytest.mark.parametrize(
    ("old", "new", "place", "name"),
    [
        ('{"format"', '{"code": 1, "format"', "code", "code"),
        ('"place": "سالن شورا"', '"place": "ا", "place"\n : "ب"', "meeting.place", "place"),
        ('"agenda_item": 2', '"agenda_item":1,"agenda_item":2', "statements[1].agenda_item", None),
        ('"vote":', '"vote": {"vote": 1}, "vote":', "proposals[0].vote", "vote"),
        ('"letter_number":', r'"letter\u005fnumber": 1, "letter_number":',
         "proposals[0].events[2].letter_number", None),
    ],
)  # fmt: skip
def test_a_name_given_twice_is_told_by_its_place(
    old: str, new: str, place: str, name: str | None
) -> None:
    text = WHOLE.decode().replace(old, new, 1).encode()
    assert told(text) == [Fault(place, "given_twice", {"name": name or place.rpartition(".")[2]})]


def test_one_name_in_two_objects_is_no_double() -> None:
    assert told(WHOLE) == []


def test_a_text_that_looks_like_a_name_hides_no_double_and_is_none() -> None:
    whole = everything()
    whole["meeting"]["title"] = 'گفت "پیشنهاد" : خوب است'
    text = raw(whole)
    assert exchange.read(text).meeting.title == whole["meeting"]["title"]
    twice = text.replace(b'"term":', b'"term": "x", "term":', 1)
    assert told(twice) == [Fault("meeting.term", "given_twice", {"name": "term"})]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_plain_document_is_counted_and_not_read_again(
    monkeypatch: pytest.MonkeyPatch, indent: int | None
) -> None:
    monkeypatch.setattr(doubles, "_doubles", None)
    assert told(json.dumps(everything(), ensure_ascii=False, indent=indent).encode()) == []
