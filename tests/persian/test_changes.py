"""What changed from one text to another."""

from tracker.persian.changes import MOST_WORDS, Change, Kind, changes


def test_words_that_came_and_went_are_told() -> None:
    assert changes("تا پایان ماه می‌رسد.", "تا ۲۵ آذر می‌رسد.") == [
        Change(Kind.SAME, "تا "),
        Change(Kind.REMOVED, "پایان"),
        Change(Kind.ADDED, "۲۵"),
        Change(Kind.SAME, " "),
        Change(Kind.REMOVED, "ماه"),
        Change(Kind.ADDED, "آذر"),
        Change(Kind.SAME, " می‌رسد."),
    ]


def test_a_text_that_was_not_there_is_all_new() -> None:
    assert changes(None, "نو") == [Change(Kind.ADDED, "نو")]
    assert changes("کهنه", None) == [Change(Kind.REMOVED, "کهنه")]
    assert changes("همان", "همان") == [Change(Kind.SAME, "همان")]


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "الف " * MOST_WORDS, "ب " * MOST_WORDS
    assert changes(old, new) == [Change(Kind.REMOVED, old), Change(Kind.ADDED, new)]
