"""What was looked for, marked in the text as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.language import read, with_synonyms
from tracker.search.marks import WHOLE, marked, snippet


def found(text: str, typed: str) -> list[str]:
    return [piece.text for piece in marked(text, read(typed)) if piece.marked]


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("سمنها", "خانهٔ سَمَن‌ها و سمن ها", ["سَمَن‌ها", "سمن ها"]),
        ("خانه سمن", "خانهٔ سَمَن‌ها", ["خانهٔ سَمَن‌ها"]),
        ("«شهر قدس»", "شهر ری، شهر قدس و شهرقدس", ["شهر قدس", "شهرقدس"]),
        ("شهرقدس", "در شهر قدس", ["شهر قدس"]),
        ("شهر قدس", "شهرقدس", ["شهرقدس"]),
        ("۱۲/۳", "نامهٔ 12/3 و ۱۲", ["12/3"]),
        ("پارک -باغ", "باغ و پارک", ["پارک"]),
        ("سمن", "سمنان", []),
    ],
)
def test_what_answers_is_marked_and_nothing_else(typed: str, text: str, marks: list[str]) -> None:
    assert found(text, typed) == marks


def test_what_means_the_same_is_marked_too() -> None:
    query = with_synonyms(read("سمن"), [(("سمن",), ("سازمان", "مردم", "نهاد"))])
    pieces = marked("سازمان‌های مردم‌نهاد", query)
    assert [piece.marked for piece in pieces] == [True]


@given(st.text(max_size=60), st.text(max_size=20))
def test_a_marked_text_is_the_text(text: str, typed: str) -> None:
    assert "".join(piece.text for piece in marked(text, read(typed))) == text


def test_a_long_text_is_shown_around_its_first_match() -> None:
    text = "آغاز " * 100 + "کتابخانه " + "پایان " * 100
    shown = snippet(marked(text, read("کتابخانه")))
    told = "".join(piece.text for piece in shown)
    assert "کتابخانه" in told
    assert len(told) <= 2 * WHOLE
    assert (told[0], told[-1]) == ("…", "…")
    assert set(told.split()) == {"…", "آغاز", "کتابخانه", "پایان"}


def test_a_long_text_without_a_match_is_shown_from_its_beginning() -> None:
    told = "".join(piece.text for piece in snippet(marked("الف " * 200, read("ب"))))
    assert told.startswith("الف")
    assert told.endswith("…")
