"""Which words of a text answer a question: in the original, compared stem by stem."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.persian.spans import spans
from tracker.search.language import Query
from tracker.search.match import halves, is_word, writings

AROUND, WHOLE = 160, 300  # letters before and after the first match; of a text shown whole

Words = tuple[str, ...]


class Piece(NamedTuple):
    """A part of a text, and whether it was looked for."""

    text: str
    marked: bool = False


def marked(text: str, query: Query) -> list[Piece]:
    """Return the text in pieces, those marked that answer the question."""
    found = spans(text)
    pieces, end = [], 0
    for first, last in _together(matches([span.word for span in found], query)):
        start, stop = found[first].start, found[last].end
        pieces += [Piece(text[end:start]), Piece(text[start:stop], marked=True)]
        end = stop
    return [piece for piece in (*pieces, Piece(text[end:])) if piece.text]


def snippet(pieces: Sequence[Piece]) -> list[Piece]:
    """Return a long text's part around the first match, with an ellipsis where it was cut."""
    whole = sum(len(piece.text) for piece in pieces)
    if whole <= WHOLE:
        return list(pieces)
    before = 0
    for piece in pieces:
        if piece.marked:
            break
        before += len(piece.text)
    before = 0 if before == whole else before
    first, last = max(0, before - AROUND), before + AROUND
    return list(_cut(pieces, first, last, whole))


def _cut(pieces: Sequence[Piece], first: int, last: int, whole: int) -> Iterator[Piece]:
    """Yield what stands between two places; no word is cut in two."""
    if first:
        yield Piece("… ")
    place = 0
    for piece in pieces:
        start, end = max(first - place, 0), last - place
        place += len(piece.text)
        shown = piece.text
        if not piece.marked:
            if 0 < end < len(shown):
                shown = shown[:end].rpartition(" ")[0]
            if start:
                shown = shown[start:].partition(" ")[2]
        if shown and start < len(piece.text) and end > 0:
            yield Piece(shown, piece.marked)
    if last < whole:
        yield Piece(" …")


def matches(words: Sequence[str], query: Query) -> list[int]:
    """Return the places of those words that answer the question."""
    wanted = _wanted(query)
    found = set[int]()
    for place, word in enumerate(words):
        for sequence in wanted.get(word, ()):
            if tuple(words[place : place + len(sequence)]) == sequence:
                found.update(range(place, place + len(sequence)))
    return sorted(found)


def _wanted(query: Query) -> dict[str, set[Words]]:
    """Return what may be found, by its first word: as `search.match` asks for it."""
    wanted = defaultdict(set)
    for sequence in _sequences(query):
        wanted[sequence[0]].add(sequence)
    return wanted


def _sequences(query: Query) -> Iterator[Words]:
    terms = query.terms
    for place, term in enumerate(terms):
        yield from term.others
        if term.phrase:
            yield from writings(term.words)
        else:
            yield from ((word,) for word in term.words)
        if len(term.words) == 1:
            yield from halves(term.words[0])
        if all(map(is_word, terms[place : place + 2])):
            yield ("".join(one.words[0] for one in terms[place : place + 2]),)


def _together(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of places that follow each other."""
    first = last = None
    for place in places:
        if last is not None and place == last + 1:
            last = place
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = place
    if first is not None and last is not None:
        yield first, last
