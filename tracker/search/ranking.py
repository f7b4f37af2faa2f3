"""How well a record answers a question: worked out in Python, so alike on both databases."""

from collections.abc import Sequence

from tracker.search.language import Query
from tracker.search.marks import matches

USUAL = 40  # words of a record that is neither short nor long
EARLY = 8


def score(words: Sequence[str], query: Query) -> int:
    """Return a number that grows with how often, how near and how early the words are there."""
    places = matches(words, query)
    if not places:
        return 0
    asked = max(sum(len(term.words) for term in query.terms), 1)
    often = 1000 * len(places) * USUAL // (USUAL * asked + len(words) * asked)
    span = (
        min(
            places[place + asked - 1] - places[place]
            for place in range(max(len(places) - asked + 1, 1))
            if place + asked <= len(places)
        )
        if len(places) >= asked
        else len(words)
    )
    near = 1000 * asked // max(span + 1, 1)
    early = 300 if places[0] < EARLY else 0
    return often + near + early
