"""The words that mean the same as those of a question; asked at each search, so never stale."""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import text
from sqlmodel import Session

from tracker.persian.synonyms import members
from tracker.persian.text import words
from tracker.search.language import Query, with_synonyms

SETS = text("SELECT words FROM synonym_set ORDER BY id")


def understood(session: Session, query: Query) -> Query:
    """Return the question with the words that mean the same as its own."""
    asked = {word for term in query.terms for word in term.words}
    if not asked:
        return query
    sets = map(_folded, session.connection().scalars(SETS))
    near = [one for one in sets if any(asked.issuperset(member) for member in one)]
    found = with_synonyms(query, [tuple(one) for one in near])
    others = {other for term in found.terms for other in term.others}
    also = [one[other] for one in near for other in one if other in others]
    return replace(found, also=tuple(also))


@lru_cache(maxsize=4096)
def _folded(written: str) -> dict[tuple[str, ...], str]:
    """Return the members of a set as they were written, by the folded words that find them."""
    told = {tuple(words(member)): member for member in members(written)}
    return {found: member for found, member in told.items() if found}
