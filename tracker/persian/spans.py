"""Where in a text, as it was typed, each of the words stands by which it is found."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.persian.text import glued_words, stemmed, words_in

# A letter or digit with what hangs on it: marks, tatweel, joiners that are drawn as nothing.
_SEGMENT = re.compile(
    "[^\\W_](?:[^\\W_]|[\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200d])*"
)


class Span(NamedTuple):
    """A folded, stemmed word, and the letters of the original from `start` up to `end`."""

    word: str
    start: int
    end: int


def spans(text: str) -> list[Span]:
    """Return the words of a text in order, each with its place; none where places are lost."""
    parts = [
        (word, found.start(), found.end())
        for found in _SEGMENT.finditer(text)
        for word in words_in(found[0])
    ]
    return list(_aligned(glued_words(text), parts))


def _aligned(whole: list[str], parts: list[tuple[str, int, int]]) -> Iterator[Span]:
    """Yield each glued word over the parts that it was glued from; an ezafe's ی belongs to none."""
    place = 0
    for word in whole:
        taken = _taken(word, parts, place)
        if not taken and place < len(parts):
            place += 1
            taken = _taken(word, parts, place)
        if not taken:
            return
        yield Span(stemmed(word), parts[place][1], parts[place + taken - 1][2])
        place += taken


def _taken(word: str, parts: list[tuple[str, int, int]], place: int) -> int:
    """Return how many parts from here on make the word; 0 where they do not."""
    told = ""
    for count, (part, _, _) in enumerate(parts[place : place + 5], 1):
        told += part
        if told == word:
            return count
        if not word.startswith(told):
            break
    return 0
