"""What answers better comes first."""

import pytest

from tracker.persian.text import words
from tracker.search.language import read
from tracker.search.ranking import score


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("پارک", "پارک شهر", "شهر و خیابان و میدان و بازار و کوچه و باغ و پارک"),
        ("پارک", "پارک و پارک", "پارک و باغ"),
        ("کتابخانه عمومی", "کتابخانهٔ عمومی شهر", "عمومی بودن راه و کتابخانه"),
        ("پارک", "باغ پارک", "باغ"),
        ("«شهر قدس»", "شهر قدس", "قدس شهر"),
    ],
)
def test_oftener_nearer_and_earlier_is_better(typed: str, better: str, worse: str) -> None:
    query = read(typed)
    assert score(words(better), query) > score(words(worse), query)


def test_a_question_without_words_ranks_nothing() -> None:
    assert score(words("پارک"), read("-باغ")) == 0
    assert score([], read("باغ")) == 0
