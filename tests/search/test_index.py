"""The search index: fed from Python, in step with the record."""

import pytest
from sqlmodel import Session

from tests.factories import DAY, TODAY, document, proposal, published
from tests.tables import rows
from tracker.domain.councils import remember
from tracker.exchange import Document
from tracker.models.search import Kind
from tracker.queries import proposals
from tracker.queries.filters import Filters
from tracker.search import index
from tracker.search.index import Entry

INDEXED = "SELECT kind, record_id, council_id, words, facets FROM search_entry ORDER BY id"
P = Kind.PROPOSAL


def council(session: Session) -> int:
    given: Document = document()
    return remember(session, [given.council])[given.council.slug]


def entry(owner: int, number: int, *texts: str, kind: Kind = P) -> Entry:
    return Entry(kind, number, owner, texts, DAY)


def hits(session: Session, words: str) -> list[int]:
    """Return the ids of the records of any kind that hold a word, asked of the engine itself."""
    if session.get_bind().dialect.name == "sqlite":
        sql = """SELECT e.record_id FROM search_fts f JOIN search_entry e ON e.id = f.rowid
                 WHERE search_fts MATCH :words ORDER BY e.record_id"""
    else:
        sql = """SELECT record_id FROM search_entry
                 WHERE to_tsvector('simple', words)
                 @@ plainto_tsquery('simple', :words) ORDER BY record_id"""
    return [number for (number,) in rows(session, sql, words=words)]


def test_a_record_is_found_by_its_folded_words(either: Session) -> None:
    owner = council(either)
    index.add(either, [entry(owner, 7, "خانهٔ سَمَن‌ها"), entry(owner, 8, "شهر", "قدس")])
    facets = f"=every k=proposal c={owner}"
    assert rows(either, INDEXED) == [
        ("proposal", 7, owner, "خانه سمن", facets),
        ("proposal", 8, owner, "شهر قدس", facets),
    ]
    assert [hits(either, word) for word in ("سمن", "شهر", "پارک")] == [[7], [8], []]


def test_a_record_without_a_word_is_kept_too(either: Session) -> None:
    index.add(either, [entry(council(either), 1, "آب"), entry(1, 2, "!")])
    assert [row[3] for row in rows(either, INDEXED)] == ["اب", ""]


def test_a_record_that_is_settled_with_nothing_is_found_no_more_and_the_others_are(
    either: Session,
) -> None:
    owner = council(either)
    index.add(either, [entry(owner, number, f"پارک {number}") for number in (1, 2, 3)])
    index.settle(either, P, [1, 3], [])
    assert hits(either, "پارک") == [2]
    assert len(rows(either, INDEXED)) == 1


def test_settling_what_is_not_there_or_of_another_kind_changes_nothing(either: Session) -> None:
    owner = council(either)
    index.add(either, [entry(owner, 1, "پارک")])
    index.settle(either, P, [], [])
    index.settle(either, P, [99], [])
    index.settle(either, Kind.STATEMENT, [1], [])
    assert hits(either, "پارک") == [1]


def test_a_record_may_be_settled_with_other_words_or_another_day(either: Session) -> None:
    owner = council(either)
    for text in ("پارک", "میدان", "پارک و میدان", "پارک و میدان"):
        index.settle(either, P, [1], [entry(owner, 1, text)])
    index.settle(either, P, [1], [entry(owner, 1, "پارک و میدان")._replace(day=TODAY)])
    assert (hits(either, "پارک"), hits(either, "میدان")) == ([1], [1])
    assert len(rows(either, INDEXED)) == 1


def test_what_holds_more_words_than_an_engine_takes_is_cut(either: Session) -> None:
    owner = council(either)
    long = " ".join(f"واژه{number}" for number in range(60_000))
    index.add(either, [entry(owner, 1, long), entry(owner, 2, "ژ" * 300_000)])
    assert (hits(either, "واژه1"), hits(either, "واژه59999")) == ([1], [])


def test_nothing_is_added_where_there_is_nothing(either: Session) -> None:
    index.add(either, [])
    assert rows(either, INDEXED) == []


@pytest.mark.sqlite("its full-text index")
def test_the_index_of_sqlite_is_whole_after_everything(session: Session) -> None:
    published(session, document(proposal(1, text="پارک"), proposal(2, text="میدان")))
    changed = document(proposal(1, text="باغ"), proposal(3, text="کوچه"))
    published(session, changed, correct="چنین است")
    session.connection().exec_driver_sql(
        "INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)"
    )
    found = {
        word: [
            row.code[-3:]
            for row in proposals.listed(session, Filters(words=word), today=TODAY).rows
        ]
        for word in ("پارک", "میدان", "باغ", "کوچه")
    }
    assert found == {"پارک": [], "میدان": [], "باغ": ["016"], "کوچه": ["034"]}


def test_what_is_not_committed_is_not_found(session: Session) -> None:
    owner = council(session)
    session.commit()
    index.add(session, [entry(owner, 1, "پارک")])
    session.rollback()
    assert hits(session, "پارک") == []
