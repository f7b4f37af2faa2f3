"""A question as a condition that either database understands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from tracker.models.search import RECORD_BITS, Kind, first_id
from tracker.search.index import EVERY, facet
from tracker.search.language import Query, Term, read
from tracker.search.synonyms import understood

# What the index of PostgreSQL is made of; facets are taken as they stand.
TSVECTOR = """to_tsvector('simple', words)
 || array_to_tsvector(string_to_array(facets, ' '))"""
SQLITE = "search_fts WHERE search_fts MATCH :words"
POSTGRES = f"""search_entry WHERE {TSVECTOR}
 @@ (to_tsquery('simple', :words) && CAST(:facets AS tsquery))"""

SHORTEST_HALF = 2  # letters of what two words, written as one, may be

Condition = tuple[str, dict[str, Any]]
Facets = Sequence[Sequence[str]]  # one of each must be there


class Tongue(NamedTuple):
    """How an engine says and, or, and not, a word, a phrase, and a facet."""

    also: str
    instead: str
    never: str
    word: str
    phrase: str
    between: str
    facet: str


FTS5 = Tongue(" AND ", " OR ", " NOT ", '"{}"', 'words : "{}"', " ", 'facets : "{}"')
TSQUERY = Tongue(" & ", " | ", " & !", "'{}'", "('{}')", "' <-> '", "'{}'")


def source(session: Session, query: Query, facets: Facets = ()) -> Condition:
    """Return `TABLE WHERE ...` that holds the entries that answer the question, and its values.

    `facets` narrow it: of each group of them one must be there. An entry's id is `identity`.
    """
    sqlite = is_sqlite(session)
    tongue = FTS5 if sqlite else TSQUERY
    groups = [[tongue.facet.format(one) for one in group] for group in (*facets, (EVERY,))]
    if facets or query.terms:
        del groups[-1]  # a long list of everything, only for questions that ask for nothing else
    narrowed = [_either(tongue, group) for group in groups]
    asked = [_either(tongue, _said(tongue, query.terms, n)) for n in range(len(query.terms))]
    unwanted = "".join(
        f"{tongue.never}({_either(tongue, _said(tongue, query.without, n))})"
        for n in range(len(query.without))
    )
    values: dict[str, Any]
    if sqlite:
        values = {"words": f"({tongue.also.join([*narrowed, *asked])}){unwanted}"}
    else:
        wanted = tongue.also.join(asked) + unwanted
        values = {"words": wanted.removeprefix(" & "), "facets": tongue.also.join(narrowed)}
    sql = SQLITE if sqlite else POSTGRES
    if query.period:
        sql += " AND {0} >= :first AND {0} < :last".format(identity(session))
        values |= {"first": first_id(query.period.since), "last": first_id(query.period.until)}
    return sql, values


def condition(session: Session, kind: Kind, column: str, typed: str) -> Condition:
    """Return SQL that is true where the record of `kind` named by `column` has what was typed.

    The words are letters and digits by then: the engines' own syntax cannot be reached. Text
    without a single word finds nothing.
    """
    query = understood(session, read(typed))
    if not query.asks:
        return "1 = 0", {}
    found, values = source(session, query, [[facet("k", kind)]])
    record = f"{identity(session)} & {(1 << RECORD_BITS) - 1}"
    return f"{column} IN (SELECT {record} FROM {found})", values


def identity(session: Session) -> str:
    """Return the column of `source` that holds an entry's id."""
    return "rowid" if is_sqlite(session) else "id"


def is_sqlite(session: Session) -> bool:
    """Tell which of the two databases it is."""
    return session.get_bind().dialect.name == "sqlite"


def _said(tongue: Tongue, terms: Sequence[Term], place: int) -> Iterator[str]:
    """Yield in which ways a term may be there.

    As it is; as one of its others; a word in two («شهر قدس» for شهرقدس); it and its neighbour in
    one. That is asked here and not kept in the index, which would be three times as large.
    """
    term = terms[place]
    if term.phrase:
        yield from (_together(tongue, writing) for writing in writings(term.words))
    else:
        yield f"({tongue.also.join(tongue.word.format(word) for word in term.words)})"
    if len(term.words) == 1:
        yield from (_together(tongue, halves) for halves in halves(term.words[0]))
    yield from (_together(tongue, other) for other in term.others)
    for left, right in ((place - 1, place), (place, place + 1)):
        if left >= 0 and right < len(terms) and all(map(is_word, terms[left : right + 1])):
            yield tongue.word.format(terms[left].words[0] + terms[right].words[0])


def halves(word: str) -> Iterator[tuple[str, ...]]:
    """Yield a word as the two words that it may be."""
    for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        yield word[:place], word[place:]


def is_word(term: Term) -> bool:
    """Tell whether a term is one word that may be written together with its neighbour."""
    return len(term.words) == 1 and not term.phrase


def writings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a phrase as it is, and with each two neighbours as one word."""
    yield words
    for place in range(len(words) - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])


def _together(tongue: Tongue, words: Sequence[str]) -> str:
    if len(words) == 1:
        return tongue.word.format(words[0])
    return tongue.phrase.format(tongue.between.join(words))


def _either(tongue: Tongue, ways: Iterable[str]) -> str:
    return f"({tongue.instead.join(dict.fromkeys(ways))})"
