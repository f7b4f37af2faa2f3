"""One letter is one letter: the folding table of persian.md, section 2, line by line."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.persian.letters import ALPHABET, FOLDING
from tracker.persian.text import fold

# Marks, seats and doubles in all orders: where folding twice would differ from folding once.
tricky = st.text(
    st.sampled_from("ويیىءئؤأآهاۀة\u0654\u0653\u0655\u064f\u0640\u00ad\u200c\u200deé\u0301ßİ")
)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("يىئېےۍ", "یییییی"),
        ("كڪ", "کک"),
        ("ةۀہھەۃۂ", "ههههههه"),
        ("أإآٱ", "اااا"),
        ("ؤ", "و"),
        ("ئو ؤو وو ئُو", "و و و و"),
        ("جزء ٴ", "جز "),
        ("شـــورا", "شورا"),
        ("مُصَوَّبٌ ًٍِْٰ", "مصوب "),
        ("\u200f\u202bش\u200d\ufeffو\u2067\u00adرا\u061c", "شورا"),
        ("سمن\u200bها سمن¬ها سمن\u200cها", "سمن\u200cها سمن\u200cها سمن\u200cها"),
        ("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ １２", "0123456789 0123456789 12"),
        ("۱٬۴۰۴", "1404"),
        ("ﻻ ﷲ ﺷﻮﺭﺍ ﷼", "لا الله شورا ریال"),
        ("a\u00a0b\u2009c\u202fd", "a b c d"),
        ("QDS Straße Café", "qds strasse cafe"),
        ("«نشست»، اول؛", "«نشست»، اول؛"),
    ],
)
def test_letters_fold_as_the_table_says(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_composed_and_decomposed_letters_fold_alike() -> None:
    typed = "آأإؤئۀ مسئول"
    assert fold(unicodedata.normalize("NFD", typed)) == fold(unicodedata.normalize("NFC", typed))


def test_the_alphabet_folds_to_itself_but_for_the_alef_with_madda() -> None:
    assert fold(ALPHABET) == "ا" + ALPHABET[1:]


@settings(deadline=None)
@given(st.text() | tricky)
@example("ؤئؤ")
@example("ئئو")
def test_folding_twice_is_folding_once(typed: str) -> None:
    once = fold(typed)
    assert fold(once) == once


def test_rare_characters_leave_nothing_in_the_table() -> None:
    size = len(FOLDING)
    fold("".join(map(chr, range(0x10000, 0x10400))))
    assert len(FOLDING) == size
