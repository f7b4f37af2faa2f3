"""What the page of a search shows beside its rows: marks, kinds, and what may have been meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for

from tracker.models.search import KINDS, Kind
from tracker.persian.spans import spans
from tracker.persian.text import words
from tracker.queries import hits
from tracker.queries.hits import Hit
from tracker.search import suggestions
from tracker.search.language import Query, Term, spelled
from tracker.search.marks import Piece, marked, snippet
from tracker.search.synonyms import understood
from tracker.web import site
from tracker.web.forms.search import SearchForm
from tracker.web.session import session


class Tab(NamedTuple):
    """A kind of record (None: all of them), how many were found, and whether it is shown."""

    kind: Kind | None
    number: int
    chosen: bool


class Shown(NamedTuple):
    """A record that was found: where it is, its own text, and another one where that answers."""

    hit: Hit
    address: str
    text: Sequence[Piece]
    beside: Sequence[Piece]


def answer(form: SearchForm) -> dict[str, Any]:
    """Return what the page tells of a question; `query` is None where nothing is asked."""
    query = understood(session(), form.query())
    if form.q.errors or not query.asks:
        return {"query": None}
    asked = form.asked(query, site.narrowed())
    counts = hits.counts(session(), asked)
    numbers, after = hits.page(session(), asked, after=form.after.data or "")
    found = hits.hits(session(), numbers)
    return {
        "query": query,
        "asked": asked,
        "most": hits.MOST,
        "tabs": list(tabs(counts, asked.kind)),
        "rows": [_shown(hit, query) for hit in found],
        "after": after,
        "meant": None if any(counts.values()) else _meant(form.q.data, query),
    }


def _meant(typed: str, query: Query) -> str | None:
    missing = suggestions.unknown(session(), spelled(query))
    nearest = suggestions.nearest(session(), missing)
    return meant(typed, {word: _written(near) for word, near in nearest.items()})


def _written(word: str) -> str:
    """Return how the newest record that has a word writes it: what is found by is a mere stem."""
    asked = hits.Asked(Query((Term((word,)),)))
    numbers, _ = hits.page(session(), asked)
    texts = [text for hit in hits.hits(session(), numbers[:1]) for text in hit.texts]
    found = ((text, span) for text in texts for span in spans(text) if span.word == word)
    ways = (text[span.start : span.end] for text, span in found)
    return min(ways, key=len, default=word)


def tabs(counts: Mapping[Kind, int], chosen: Kind | None) -> Iterator[Tab]:
    """Yield the kinds of which something was found, and the one that is chosen."""
    yield Tab(None, sum(counts.values()), chosen is None)
    for kind in reversed(KINDS):
        if counts[kind] or kind is chosen:
            yield Tab(kind, counts[kind], kind is chosen)


def _shown(hit: Hit, query: Query) -> Shown:
    own = marked(hit.texts[0], query)
    beside: list[Piece] = []
    if not any(piece.marked for piece in own):
        others = (marked(text, query) for text in hit.texts[1:])
        beside = next((other for other in others if any(p.marked for p in other)), [])
    return Shown(hit, _address(hit), snippet(own), snippet(beside))


def _address(hit: Hit) -> str:
    if hit.proposal:
        return url_for("proposals.show", code=hit.proposal.code)
    if hit.meeting:
        return url_for("meetings.show", code=hit.meeting.code)
    if hit.said:
        return url_for("meetings.show", code=hit.said.code, _anchor=f"s{hit.said.position}")
    if hit.kind is Kind.ORGANIZATION:
        return url_for("proposals.listed", organization=hit.number)
    return url_for("search.found", q=f"«{hit.texts[0]}»", kind=Kind.STATEMENT)


def meant(typed: str, nearest: Mapping[str, str]) -> str | None:
    """Return what was typed with near words in the place of unknown ones, or None."""
    if not nearest:
        return None

    def near(run: re.Match[str]) -> str:
        found = words(run[0])
        return nearest.get(found[0], run[0]) if len(found) == 1 else run[0]

    return re.sub(r"[^\s«»\"“”]+", near, typed)
