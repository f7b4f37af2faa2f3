"""Near words that the record has: offered for those that it has not."""

import pytest
from sqlmodel import Session

from tests.factories import document, proposal, published
from tracker.persian.text import words
from tracker.search.suggestions import nearest, unknown

TEXT = "کمیسیون فرهنگی پیشنهاد مصوبه رئیس نشست تشکل بودجه تاکید گزارش ترافیک کتابخانه شهرداری عمران"
MISSPELT = {
    "کمسیون": "کمیسیون",
    "کمیسون": "کمیسیون",
    "پیشنحاد": "پیشنهاد",
    "مصوبع": "مصوبه",
    "رعیس": "رییس",
    "نشصت": "نشست",
    "بودجح": "بودجه",
    "گذارش": "گزارش",
    "ترافیق": "ترافیک",
    "تراقیک": "ترافیک",
    "شهردارای": "شهرداری",
    "کتباخانه": "کتابخانه",
    "عمزان": "عمران",
}


@pytest.fixture
def stocked(either: Session) -> Session:
    published(either, document(proposal(1, text=TEXT), proposal(2, text="پنهان", public=False)))
    return either


def test_the_near_word_is_found(stocked: Session) -> None:
    for typed, meant in MISSPELT.items():
        [word] = words(typed)
        assert nearest(stocked, unknown(stocked, [word])) == {word: words(meant)[0]}, typed


def test_a_word_that_the_record_has_is_not_unknown(stocked: Session) -> None:
    assert unknown(stocked, words("بودجه ژرفا گزارش")) == ["ژرفا"]
    assert unknown(stocked, ["اب", "x" * 30]) == []
    assert nearest(stocked, []) == {}


def test_what_is_hidden_is_never_offered(stocked: Session) -> None:
    assert nearest(stocked, ["پنهات"]) == {}
