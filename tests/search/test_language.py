"""What somebody typed, read as a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.search.language import MOST_WORDS, Query, Term, read, spelled, with_synonyms


def plain(*words: str) -> tuple[Term, ...]:
    return tuple(Term((word,)) for word in words)


def phrase(*words: str) -> Term:
    return Term(words, phrase=True)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("سمن پارک", plain("سمن", "پارک")),
        ("سمن ها", plain("سمن")),
        ("«خانهٔ سمن‌ها»", (phrase("خانه", "سمن"),)),
        ('"خانه سمن"', (phrase("خانه", "سمن"),)),
        ("“خانه سمن” پارک", (*plain("پارک"), phrase("خانه", "سمن"))),
        ("”خانه سمن”", (phrase("خانه", "سمن"),)),
        ("„خانه سمن“", (phrase("خانه", "سمن"),)),
        ("«سمن»", (phrase("سمن"),)),
        ('سمن"', plain("سمن")),
        ("«سمن", plain("سمن")),
        ("«»", ()),
        ("۱۲/۳۴۵", (phrase("12", "345"),)),
        ("12-345/ب", (phrase("12", "345", "ب"),)),
        ("QDS-1404-02-06", (Term(("qds", "1404", "02", "06"), True, (("qds14040206",),)),)),
        ("qds14040206", plain("qds14040206")),
        ("پیاده‌رو،پارک", plain("پیاده", "رو", "پارک")),
        ("- سمن", plain("سمن")),
        ("—", ()),
    ],
)
def test_words_phrases_and_numbers(typed: str, terms: tuple[Term, ...]) -> None:
    assert read(typed) == Query(terms)


@pytest.mark.parametrize("minus", "-−–—‐‑－")
def test_a_minus_of_any_kind_leaves_out(minus: str) -> None:
    assert read(f"سمن {minus}پارک") == Query(plain("سمن"), without=plain("پارک"))
    assert read(f"{minus}پارک") == Query(without=plain("پارک"))
    assert read(f"\u200f{minus}پارک ها سمن") == Query(plain("سمن"), without=plain("پارک"))
    assert read(f"سمن {minus}«پارک شهر»") == Query(plain("سمن"), without=(phrase("پارک", "شهر"),))
    assert not read(f"سمن{minus}پارک").without


def test_a_period_is_taken_only_where_periods_are_asked_for_and_never_from_quotes() -> None:
    found = read("پارک سال ۱۴۰۴ -باغ", periods=True)
    assert (found.terms, found.without) == (plain("پارک"), plain("باغ"))
    assert found.period is not None
    assert read("پارک ۱۴۰۴").terms == plain("پارک", "1404")
    assert read("«۱۴۰۴»", periods=True) == Query((phrase("1404"),))


def test_more_words_than_anybody_types_are_cut_and_that_is_told() -> None:
    many = read(" ".join(f"w{number}" for number in range(40)))
    assert (len(many.terms), many.cut) == (MOST_WORDS, True)
    long = read("«" + "ب " * 300 + "»")
    assert (len(long.terms[0].words), long.cut) == (MOST_WORDS, True)
    assert not read("سمن").cut


def test_only_words_that_stand_alone_may_be_misspelt() -> None:
    assert spelled(read("سمن «خانه سمن» ۱۲/۳ -پارک")) == ("سمن",)


def test_words_that_mean_the_same_do_as_well() -> None:
    sets = [(("سمن",), ("سازمان", "مردم", "نهاد"), ("ngo",))]
    asked = with_synonyms(read("سمن پارک"), sets)
    assert asked.terms == (Term(("سمن",), others=sets[0][1:]), Term(("پارک",)))
    asked = with_synonyms(read("سازمان مردم نهاد پارک"), sets)
    assert asked.terms[0] == Term(sets[0][1], others=(("سمن",), ("ngo",)))
    exact = read("«سمن»")
    assert with_synonyms(exact, sets) == exact


@given(st.text(max_size=80))
def test_whatever_is_typed_becomes_folded_words(typed: str) -> None:
    for periods in (False, True):
        query = read(typed, periods=periods)
        told = [word for term in (*query.terms, *query.without) for word in term.words]
        assert all(word and (word.isalnum() or not word.isascii()) for word in told)
        assert len(told) <= 2 * MOST_WORDS
