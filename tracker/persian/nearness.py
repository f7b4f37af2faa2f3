"""Words near to a word: one letter away, or written otherwise and sounding the same."""

from collections.abc import Iterator
from itertools import product

from tracker.persian.letters import ALPHABET
from tracker.persian.text import fold

LETTERS = sorted({fold(letter) for letter in ALPHABET})
SOUNDS = ("صثس", "ذضظز", "طت", "حه", "عا", "غق")
SAME_SOUND = {letter: alike for alike in SOUNDS for letter in alike}
MOST_SOUNDS = 64


def near(word: str) -> list[str]:
    """Return the words that sound the same, and those one letter away."""
    return list(dict.fromkeys((*sounds(word), *_one_away(word))))


def sounds(word: str) -> list[str]:
    """Return the words that sound the same, itself left out."""
    ways = [SAME_SOUND.get(letter, letter) for letter in word]
    number = 1
    for way in ways:
        number *= len(way)
    several = product(*ways) if number <= MOST_SOUNDS else ()
    return ["".join(letters) for letters in several if "".join(letters) != word]


def _one_away(word: str) -> Iterator[str]:
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for left, right in cuts:
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in LETTERS:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def distance(one: str, other: str) -> int:
    """Return how many letters to add, drop, replace or swap (Damerau, neighbours only)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        last, before, row = before, row, [place]
        for column, wanted in enumerate(other, 1):
            least = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != wanted))
            if place > 1 < column and letter == other[column - 2] and wanted == one[place - 2]:
                least = min(least, last[column - 2] + 1)
            row.append(least)
    return row[-1]
