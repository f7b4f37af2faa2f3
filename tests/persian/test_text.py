"""Text at the door, and its shadows: search columns, keys of names, keys of order."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.persian.letters import ALPHABET, ZWNJ
from tracker.persian.stems import glued, stem
from tracker.persian.text import (
    LONGEST_WORD,
    clean,
    fold,
    name_key,
    pairs,
    sort_key,
    words,
)

anything = st.text(st.characters(exclude_categories=()))  # surrogates too
untouched = st.text(ALPHABET + "ءأإؤئيكۀة۰٠0aé«»،؟\u200c\u200d\u064e\u0640", min_size=1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  شورا \n", "شورا"),
        ("شو\x00را\x1b\x7f\x9f", "شورا"),
        ("\ufeff\u202bشورا\u202c\u200f\u200e\u061c\u2066\u2069", "شورا"),
        ("شو\ud800را\ufdd0\uffff\U0010fffe", "شورا"),
        ("سمن‌ها ‍ي ك ۀ", "سمن‌ها ‍ي ك ۀ"),
        ("یک\r\nدو\u2028سه\u0085چهار\tپنج", "یک دو سه چهار پنج"),
        ("یک\n\t\nدو  سه", "یک دو  سه"),
        ("\u200f\n", ""),
    ],
)
def test_a_line_is_kept_without_control_and_bidi_characters(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "\u200c\u200d",
        "\u00ad\u034f",
        "\u2800 \u3164\uffa0",
        "\ufe0f\U000e0100",
        "\u206a\u206f\ufff9\ufffb",
        "\U0001d173\U000e0041\U000e007f",
        "\u064e\u0651",
        "\u0301",
    ],
)
def test_text_in_which_nothing_can_be_seen_is_no_text(typed: str) -> None:
    assert clean(typed) == clean(f" {typed}\n") == ""


@pytest.mark.parametrize("typed", ["؟", "…", "_", "۴", "€", "ـ", "☎", "é", "بَ"])
def test_one_sign_is_text(typed: str) -> None:
    assert clean(typed) == typed


def test_words_hidden_in_tags_are_taken_out() -> None:
    assert clean("شورا\U000e0041\U000e0042") == "شورا"


def test_lines_are_kept_where_lines_are_wanted() -> None:
    typed = "\nیک\r\nدو\rسه\u2028چهار\u2029پنج\u0085شش\x0bهفت\x0c\n\u202eهشت\tنه\n\n"
    assert clean(typed, lines=True) == "یک\nدو\nسه\nچهار\nپنج\nشش\nهفت\n\nهشت نه"


@settings(deadline=None)
@given(anything, st.booleans())
def test_cleaning_twice_is_cleaning_once_and_utf8_takes_it(typed: str, lines: bool) -> None:
    once = clean(typed, lines=lines)
    assert clean(once, lines=lines) == once
    assert once.encode().decode() == once


@settings(deadline=None)
@given(untouched)
def test_letters_digits_and_joiners_stay_as_typed(typed: str) -> None:
    seen = typed.strip("\u200c\u200d\u064e")
    assert clean(typed) == (typed if seen else "")


@settings(deadline=None)
@given(anything)
def test_search_columns_hold_plain_words_and_single_spaces(typed: str) -> None:
    found = words(typed)
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in found)
    assert len(pairs(found)) == max(len(found) - 1, 0)
    assert ZWNJ not in "".join(found)


@settings(deadline=None)
@given(anything | st.text("یوؤئهاآمن\u0654\u064e\u00b4\u00a0\u2028\u200b\u200c \n", min_size=2))
def test_words_are_those_of_the_text_folded_as_a_whole(typed: str) -> None:
    whole = glued(re.findall(r"[^\W_]+", fold(typed)))
    assert words(typed) == [stem(word)[:LONGEST_WORD] for word in whole]


@pytest.mark.parametrize(
    ("joined", "apart"),
    [
        ("شهرقدس", "شورای اسلامی شهر قدس"),
        ("شهرقدس", "مردم شهر‌قدس"),
        ("هماندیشی", "نشست هم اندیشی"),
        ("هماندیشی", "نشست هم‌انديشى"),
        ("مردمنهاد", "سازمان های مردم نهاد(سمن)"),
    ],
)
def test_a_joined_name_is_found_through_the_pairs(joined: str, apart: str) -> None:
    assert " ".join(words(joined)) in pairs(words(apart))


def test_pairs_join_each_two_neighbours() -> None:
    assert pairs(words("شورای شهر قدس")) == ["شوراشهر", "شهرقدس"]
    assert pairs(words("قدس")) == []


def test_a_word_without_end_is_cut() -> None:
    assert words("ن" * 5000) == ["ن" * LONGEST_WORD]


def test_signs_are_no_words() -> None:
    assert words('«*» OR "x_y" (NEAR/2) ؟ %') == ["or", "x", "y", "near", "2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كريمي", "کریمی"),
        ("علی‌رضا", "عليرضا"),
        ("علی رضا", "علیرضا"),
        ("آذر", "اذر"),
        ("دکتر م. رفیعی", "دکتر م رفیعی"),
        ("بنفشه  رفیعی ", "بَنَفشه رفیعی"),
        ("داوود مسئولی", "داود مسؤولی"),
        ("خانهٔ سمن‌ها", "خانه‌ی سمن ها"),
        ("شورای اسلامی شهرقدس", "شورای اسلامي شهر قدس"),
        ("منطقه ۲", "منطقهٔ ٢"),
        ("QDS", "qds"),
    ],
)
def test_two_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("رفیعی", "رفیع"),
        ("اداره پارک", "اداره پارک‌ها"),
        ("رضا علی", "علی رضا"),
        ("شورا", "شورای"),
        ("منطقه ۲", "منطقه ۳"),
        ("؟", "!"),
        ("؟", ""),
    ],
)
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


ORDERED = [
    # As persian.md has it from ICU.
    ["آ", "ابر", "أحمد", "پدر", "چای", "ژاله", "قلم", "کاوه", "كريم", "گل", "لاله", "ویدا", "هما", "یاس"],  # noqa: E501
    # What binary order gets wrong: پ چ ژ ک گ ی come after ه there.
    ["بابک", "پونه", "تارا", "جواد", "چمن", "زهرا", "ژیلا", "سارا", "قم", "کرج", "گرگان", "لار", "هما", "یزد"],  # noqa: E501
    # Spaces, digits, Persian, Latin, the rest; قائمی after قاسمی, other than ICU.
    ["", "علی ۲", "علی رضا", "علی۲", "علیا", "قاسمی", "قایم", "قائمی", "abc", "Zoë", "Ж", "漢"],
    list(ALPHABET),
]  # fmt: skip


@pytest.mark.parametrize("names", ORDERED)
def test_names_sort_as_persian_readers_expect(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كريمي", "کریمی"),
        ("علی‌رضا", "علیرضا"),
        ("مُصوّب", "مصوب"),
        ("أحمد", "احمد"),
        ("رئیس", "رییس"),
        ("رؤیا", "رویا"),
        (" «علی»  رضا", "علی رضا"),
        ("۱۲", "12"),
        ("ABC", "abc"),
    ],
)
def test_marks_and_kinds_of_letters_do_not_change_the_order(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@settings(deadline=None)
@given(anything)
def test_a_sort_key_is_printable_ascii(typed: str) -> None:
    key = sort_key(typed)
    assert key.isascii()
    assert key.isprintable()


@settings(deadline=None)
@given(st.lists(st.text(ALPHABET, max_size=6), min_size=2, max_size=6))
def test_the_order_of_words_is_the_order_of_their_letters(names: list[str]) -> None:
    by_letters = sorted(names, key=lambda name: [ALPHABET.index(letter) for letter in name])
    assert sorted(names, key=sort_key) == by_letters
