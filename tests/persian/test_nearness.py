"""Words near to a word."""

import pytest

from tracker.persian.nearness import distance, near, sounds


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        *(("پارک", "پارک", 0), ("پارک", "پارگ", 1), ("پارک", "پاک", 1), ("پاک", "پارک", 1)),
        *(("پارک", "پاکر", 1), ("پارک", "رپاک", 2), ("", "پا", 2), ("پارک", "باغ", 3)),
    ],
)
def test_how_far_two_words_are_apart(one: str, other: str, far: int) -> None:
    assert distance(one, other) == distance(other, one) == far


def test_near_words_sound_the_same_or_are_one_letter_away() -> None:
    assert "گزارش" in sounds("گذارش")
    told = near("کمسیون")
    assert "کمیسیون" in told
    assert len(told) == len(set(told))
    alike = set(sounds("کمسیون"))
    assert all(other in alike or distance("کمسیون", other) <= 1 for other in told)


def test_a_word_of_many_sounds_is_not_spelled_in_every_way() -> None:
    assert sounds("ذضظزذضظز") == []
