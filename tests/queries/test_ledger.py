"""Where each chain ends, and what of it everybody may read."""

import pytest
from sqlmodel import Session

from tests.factories import document, proposal, published
from tests.tampering import GONE, B, history
from tracker.queries import ledger


def test_where_nothing_was_published_there_is_no_head(either: Session) -> None:
    assert ledger.head(either, 1) is None
    assert ledger.head_of(either, "qds") is None
    assert ledger.heads(either) == []
    assert ledger.receipt(either, 1, B) is None


def test_each_council_has_a_head_of_its_own(either: Session) -> None:
    published(either, document(proposal(1)), document(proposal(1), prefix="REY"))
    published(either, document(proposal(1), proposal(2)), correct="یکی دیگر")
    heads = ledger.heads(either)
    assert [(row.slug, row.head.seq) for row in heads] == [("qds", 2), ("rey", 1)]
    assert ledger.head_of(either, "rey") == ledger.head(either, 2) == heads[1].head
    assert str(heads[0]) == f"qds:2:{heads[0].head.hash}"


def test_a_receipt_is_the_last_entry_of_its_subject(session: Session) -> None:
    history(session)
    [entry] = [row for row in ledger.entries(session, 1) if row.subject == GONE][-1:]
    receipt = ledger.receipt(session, 1, GONE)
    assert receipt is not None
    assert receipt.head == (entry.seq, entry.hash)


def test_the_chain_is_told_whole_and_its_words_as_far_as_they_are_public(either: Session) -> None:
    history(either)
    told = list(ledger.entries(either, 1))
    assert [entry.seq for entry in told] == list(range(1, len(told) + 1))
    shown = [(entry.action, entry.subject) for entry in told if entry.body]
    assert shown == [
        ("published", B),
        ("event", f"{B}-029"),
        ("corrected", B),
        ("event", f"{B}-010"),
        ("event", f"{B}-010"),
        ("retracted", GONE),
    ]
    assert all((entry.salt is None) is (entry.body is None) for entry in told)


@pytest.mark.parametrize("kind", ["closed", "ordinary"])
def test_minutes_that_hide_something_are_not_told(session: Session, kind: str) -> None:
    hidden = document(
        proposal(1, public=kind == "closed"),
        meeting={"title": "x", "day": "2025-04-26", "kind": kind},
    )
    published(session, hidden)
    [entry] = ledger.entries(session, 1)
    assert (entry.subject, entry.body) == (hidden.code, None)
