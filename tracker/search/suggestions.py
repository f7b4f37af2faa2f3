"""Other words that somebody may have meant: near ones that the record has. Never applied.

The index itself is the vocabulary: so what is hidden is never offered, and nothing is kept beside
it. A near word is one letter away, two in a long one, or sounds the same.
"""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from tracker.persian.nearness import distance, near, sounds
from tracker.search.match import FTS5, TSQUERY, TSVECTOR, is_sqlite

SHORTEST, LONGEST, LONG = 3, 20, 6
LOOKED_AT = 200  # records in which the near words are counted
MOST_WORDS = 3
ROOTS = 3  # letters with which a word begins that is two letters away

SQLITE = """SELECT e.words FROM search_fts f JOIN search_entry e ON e.id = f.rowid
WHERE search_fts MATCH :words ORDER BY f.rowid DESC LIMIT :limit"""
POSTGRES = f"""SELECT words FROM search_entry WHERE {TSVECTOR} @@ to_tsquery('simple', :words)
ORDER BY id DESC LIMIT :limit"""

SQLITE_KNOWN = "EXISTS (SELECT 1 FROM search_fts WHERE search_fts MATCH :word{place})"
POSTGRES_KNOWN = f"""EXISTS (SELECT 1 FROM search_entry
 WHERE {TSVECTOR} @@ to_tsquery('simple', :word{{place}}))"""


def unknown(session: Session, words: Sequence[str]) -> list[str]:
    """Return those of these words that nothing public has, the first few."""
    tongue = FTS5 if is_sqlite(session) else TSQUERY
    sql = POSTGRES_KNOWN if tongue is TSQUERY else SQLITE_KNOWN
    asked = [word for word in dict.fromkeys(words) if SHORTEST <= len(word) <= LONGEST]
    if not asked:
        return []
    places = range(len(asked))
    told = session.connection().execute(
        text("SELECT " + ", ".join(sql.format(place=place) for place in places)),
        {f"word{place}": tongue.word.format(asked[place]) for place in places},
    )
    found = [word for word, known in zip(asked, told.one(), strict=True) if not known]
    return found[:MOST_WORDS]


def nearest(session: Session, words: Sequence[str]) -> dict[str, str]:
    """Return for these unknown words the near ones that the record has most often."""
    if not words:
        return {}
    tongue = FTS5 if is_sqlite(session) else TSQUERY
    asked = [tongue.word.format(other) for word in words for other in near(word)]
    asked += [_begins(tongue is FTS5, word[:ROOTS]) for word in words if len(word) >= LONG]
    found = session.connection().scalars(
        text(SQLITE if tongue is FTS5 else POSTGRES),
        {"words": tongue.instead.join(asked), "limit": LOOKED_AT},
    )
    counted = Counter(word for told in found for word in set(told.split()))
    best = ((word, _best(word, counted)) for word in words)
    return {word: meant for word, meant in best if meant}


def _begins(sqlite: bool, letters: str) -> str:
    return f'"{letters}"*' if sqlite else f"'{letters}':*"


def _best(word: str, counted: Counter[str]) -> str | None:
    """Return the nearest of the words that were counted: by sound, distance and number."""
    same = set(sounds(word))
    close = [
        (other not in same, far, -counted[other], other)
        for other in counted
        if abs(len(other) - len(word)) <= 2
        and (far := distance(word, other)) <= (2 if len(word) >= LONG else 1)
    ]
    close += [(False, 0, -counted[other], other) for other in same if other in counted]
    return min(close)[3] if close else None
