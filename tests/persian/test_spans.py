"""Each word by which a text is found, where it stands in the text as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.persian.spans import spans
from tracker.persian.text import words


def told(text: str) -> list[tuple[str, str]]:
    return [(span.word, text[span.start : span.end]) for span in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("سَمَن ها و سمن‌ها", [("سمن", "سَمَن ها"), ("و", "و"), ("سمن", "سمن‌ها")]),
        ("«خانهٔ كتـاب»!", [("خانه", "خانهٔ"), ("کتاب", "كتـاب")]),
        ("خانه ی ما", [("خانه", "خانه"), ("ما", "ما")]),
        ("خانه ی یک", [("خانه", "خانه"), ("یک", "یک")]),
        ("می روند ۱۲/۳", [("میروند", "می روند"), ("12", "۱۲"), ("3", "۳")]),
        ("", []),
    ],
)
def test_words_stand_where_they_were_typed(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@given(st.text(alphabet="سمنهایخئوةك‌ً ـ.،«۱2a") | st.text(max_size=60))
def test_places_lie_in_the_text_in_order_and_words_are_those_of_the_search(text: str) -> None:
    found = spans(text)
    assert [span.word for span in found] == words(text)[: len(found)]
    places = [place for span in found for place in (span.start, span.end)]
    assert all(0 <= place <= len(text) for place in places)
