"""What somebody typed, read as a question: words, phrases, what must not be there, a period.

Nothing of it is handed to an engine as it was typed: what is left are folded words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tracker.persian.letters import ZWNJ
from tracker.persian.periods import Period, period_in
from tracker.persian.stems import SUFFIXES
from tracker.persian.text import LONGEST_WORD, clean, fold, words

MOST_WORDS = 12  # more says nothing new, and a query must not grow with what is typed
MOST_TYPED = 2_000  # letters that are looked at

_MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = (("«", "»"), ("“", "”"), ("„", "“"), ("„", "”"), ("”", "”"), ('"', '"'), ("＂", "＂"))
_QUOTED = "|".join(f"{left}[^{left}{right}]*{right}" for left, right in _QUOTES)
_PIECES = re.compile(rf"(?:(?<=\s)|^)(?P<minus>[{_MINUS}])?(?P<quoted>{_QUOTED})|(?P<run>\S+)")
_NUMBERED = re.compile(r"\d[\W_]+\w|\w[\W_]+\d")
_LATIN = re.compile(r"[a-z]{2,5}[2-9]?")


class Term(NamedTuple):
    """A word, or words, to be found: in this order and together where they are a `phrase`.

    `others` would do as well: words or phrases that mean the same.
    """

    words: tuple[str, ...]
    phrase: bool = False
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Query:
    """A question: every term must be found, and none of `without`, within the period.

    `cut`: more was typed than is looked for; `also`: the synonyms, as the list has them.
    """

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    period: Period | None = None
    cut: bool = False
    also: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.terms or self.without or self.period)


def read(typed: str, *, periods: bool = False) -> Query:
    """Return the question that somebody typed; with `periods`, a month or year is one."""
    plain: list[str] = []
    exact: list[Term] = []
    without: list[Term] = []
    for minus, text, quoted in _pieces(clean(typed[:MOST_TYPED])):
        found = tuple(words(text))
        if not found:
            continue
        if minus:
            without.append(Term(found, phrase=len(found) > 1))
        elif quoted:
            exact.append(Term(found, phrase=True))
        else:
            plain.append(text)
    said = " ".join(plain)
    period, said = period_in(said) if periods else (None, said)
    terms = [*_plain(said), *exact]
    kept = _first(terms)
    return Query(kept, _first(without), period, cut=kept != tuple(terms) or len(typed) > MOST_TYPED)


def spelled(query: Query) -> tuple[str, ...]:
    """Return the words of the question that may be misspelt: not those of phrases."""
    return tuple(word for term in query.terms if not term.phrase for word in term.words)


def with_synonyms(query: Query, sets: Sequence[Sequence[tuple[str, ...]]]) -> Query:
    """Return the question with the words that mean the same as its own, by these sets."""
    terms = list(query.terms)
    for members in sets:
        for member in members:
            others = tuple(other for other in members if other != member)
            terms = list(_with_others(terms, member, others))
    return replace(query, terms=tuple(terms))


def _with_others(
    terms: Sequence[Term], member: tuple[str, ...], others: tuple[tuple[str, ...], ...]
) -> Iterator[Term]:
    """Yield the terms, those that are together this member as one that has its others."""
    place = 0
    while place < len(terms):
        together = terms[place : place + len(member)]
        if tuple(word for term in together if not term.phrase for word in term.words) == member:
            known = tuple(other for term in together for other in term.others)
            more = tuple(other for other in others if other not in known)
            yield Term(member, others=(*known, *more))
            place += len(together)
        else:
            yield terms[place]
            place += 1


def _pieces(text: str) -> Iterator[tuple[bool, str, bool]]:
    """Yield what stands between blanks or quotes: is it not wanted, the text, was it quoted."""
    after_minus = False
    for piece in _PIECES.finditer(text):
        quoted = piece["quoted"]
        run = quoted[1:-1] if quoted else piece["run"]
        minus = bool(piece["minus"]) or (not quoted and run[0] in _MINUS and len(run) > 1)
        # «-سمن ها»: the ending belongs to the word that is not wanted.
        ending = after_minus and not quoted and fold(run).strip(ZWNJ) in SUFFIXES
        if not ending:
            yield minus, run, bool(quoted)
        after_minus = minus and not quoted


def _plain(text: str) -> Iterator[Term]:
    """Yield the terms of unquoted text; a number of several parts is a phrase of them."""
    words_between: list[str] = []
    for run in text.split():
        folded = fold(run).replace(ZWNJ, "")
        parts = tuple(words(run))
        if len(parts) > 1 and _NUMBERED.search(folded):
            yield from _words(words_between)
            words_between.clear()
            code = "".join(parts)[:LONGEST_WORD]
            yield Term(parts, True, ((code,),) if _LATIN.fullmatch(parts[0]) else ())
        else:
            words_between.append(run)
    yield from _words(words_between)


def _words(runs: Sequence[str]) -> Iterator[Term]:
    yield from (Term((word,)) for word in words(" ".join(runs)))


def _first(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the first terms, as many as have MOST_WORDS words together."""
    kept: list[Term] = []
    left = MOST_WORDS
    for term in terms:
        kept += [term._replace(words=term.words[:left])] if left else []
        left -= len(term.words[:left])
    return tuple(kept)
