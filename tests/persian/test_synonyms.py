"""Sets of words that mean the same, as they are written."""

from tracker.persian.synonyms import FIRST, members
from tracker.persian.text import words


def test_a_set_is_read_with_any_comma_and_without_doubles() -> None:
    assert members(" سمن، سازمان مردم‌نهاد; NGO ,سمن،") == ["سمن", "سازمان مردم‌نهاد", "NGO"]
    assert members(" ، ") == []


def test_every_shipped_set_has_words_that_the_search_tells_apart() -> None:
    for written in FIRST:
        folded = [tuple(words(member)) for member in members(written)]
        assert len(set(folded)) >= 2, written
