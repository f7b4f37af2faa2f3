"""What somebody typed: found however it is spelled, and never read as a language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.factories import TODAY, document, proposal, published
from tests.tables import rows
from tracker.models.search import Kind
from tracker.queries import proposals
from tracker.queries.filters import Filters
from tracker.search import match

TEXTS = {
    1: "ساماندهی سمن‌ها در خانهٔ سمن‌های شهر قدس",
    2: "کتابخانه‌ی عمومیِ محله‌ها ۱۴۰۴",
    3: "روشنایی پارک مسئولان and NOT near",
    4: "می‌خواهیم آب پاک باشد",
}
# Spellings stand between bars, so that blanks in them are seen.
SPELLINGS = {
    1: "سمن‌ها|سمن ها|سمنها|سَمَن|خانه سمن|خانه‌ی سمن‌ها|شهرقدس|شهر  قدس|قدس شهر|سامانـدهي|«سمن‌ها»",
    2: "كتابخانه|کتابخانهٔ عمومی|محله|محله‌های|1404|١٤٠٤|۱۴۰۴|عمومي 1404",
    3: "روشنایی|روشنائی|مسؤولان|مسوولان|and|AND|not|NEAR|Near",
    4: "آب|اب|می خواهیم|میخواهیم|پاک آب",
}
# What FTS5 and PostgreSQL would read as more than words.
SYNTAX = [
    *('"', '""', "'", "''", "*", "سمن*", '"سمن', 'سمن"', "NEAR(سمن خانه)", "سمن NEAR خانه"),
    *("- سمن", "سمن - خانه", "^سمن", "words:سمن", "pairs : سمن", "{words pairs}: سمن", "(سمن"),
    *("سمن)", "سمن OR کتابخانه", "سمن AND", "NOT سمن", "سمن + خانه", "a:*", "سمن:*"),
    *("سمن & !خانه", "سمن <-> خانه", "|", "!", "\\", "\\'", "%", "_", ";", "--", "\x00"),
    *("سمن\x00", "1 = 1", ":words", "{conditions}", "%(words)s", "?", "$1"),
]


@pytest.fixture
def stocked(either: Session) -> Session:
    """Return a session on a store with these texts."""
    given = [proposal(number, text=text) for number, text in TEXTS.items()]
    published(either, document(*given))
    return either


def found(session: Session, words: str) -> list[int]:
    """Return the numbers of the proposals that these words find."""
    rows = proposals.listed(session, Filters(words=words), today=TODAY).rows
    return sorted(int(row.code[-3:-1]) for row in rows)


def test_a_word_finds_its_record_however_it_is_spelled(stocked: Session) -> None:
    spelled = {(n, word) for n, words in SPELLINGS.items() for word in words.split("|")}
    missed = {(number, word) for number, word in spelled if found(stocked, word) != [number]}
    assert missed == set()


def test_every_word_must_be_there(stocked: Session) -> None:
    assert found(stocked, "سمن کتابخانه") == []
    assert found(stocked, "سمن خانه ساماندهی") == [1]
    assert found(stocked, "سمن ناپیدا") == []


@pytest.mark.parametrize(
    "words", ["", " ", "\n\t", "!", "«»", "...", "\u200c", "ـ", "ِ", "\u202e", "😀"]
)
def test_text_without_a_single_word_finds_nothing_and_no_text_finds_all(
    session: Session, words: str
) -> None:
    published(session, document(proposal(1, text=f"الف {words} ب")))
    assert found(session, words) == ([1] if not words else [])


def test_the_engines_syntax_cannot_be_reached(stocked: Session) -> None:
    plain = {
        typed: "".join(letter if letter.isalnum() else " " for letter in typed) for typed in SYNTAX
    }
    told = {typed: found(stocked, typed) for typed in SYNTAX}
    assert told == {
        typed: found(stocked, words) if words.strip() else [] for typed, words in plain.items()
    }


def test_or_is_a_word_like_any_other(stocked: Session) -> None:
    assert found(stocked, "سمن OR کتابخانه") == found(stocked, "سمن | کتابخانه") == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60) | st.lists(st.sampled_from(SYNTAX), max_size=8).map(" ".join))
def test_whatever_is_typed_breaks_nothing(stocked: Session, typed: str) -> None:
    assert set(found(stocked, typed)) <= set(TEXTS)


@pytest.mark.sqlite("how it is asked")
def test_more_words_than_anybody_types_are_cut(session: Session) -> None:
    sql, values = match.condition(
        session, Kind.PROPOSAL, "p.id", " ".join(f"w{n}" for n in range(5000))
    )
    assert values["words"].count('"w0"') == values["words"].count('"w11"') == 1
    assert '"w12"' not in values["words"]
    assert len(sql) < 400


def test_a_word_of_endless_letters_is_cut_and_breaks_nothing(stocked: Session) -> None:
    assert found(stocked, "ا" * 100_000) == []


def test_what_is_found_is_of_the_kind_that_was_asked_for(session: Session) -> None:
    published(session, document(proposal(1, text="کتابخانه")))
    for kind, count in ((Kind.PROPOSAL, 1), (Kind.STATEMENT, 0)):
        sql, values = match.condition(session, kind, "p.id", "کتابخانه")
        counted = rows(session, f"SELECT count(*) FROM proposal p WHERE {sql}", **values)
        assert counted == [(count,)]
