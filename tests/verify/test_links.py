"""A chain is followed from its first entry to its last, whatever it tells."""

import pytest
from sqlmodel import Session

from tests.tampering import B, tamper
from tracker.queries.ledger import head
from tracker.verify.broken import Broken
from tracker.verify.links import follow


def test_a_chain_that_holds_tells_its_story_and_its_head(told: Session) -> None:
    story = follow(told, 1, "qds", {})
    assert story.head == head(told, 1)
    assert sorted(story.minutes[B].versions) == [1, 2]


def test_a_council_without_a_publication_has_no_head(session: Session) -> None:
    assert follow(session, 1, "qds", {}).head is None


def test_a_chain_belongs_to_its_council(told: Session) -> None:
    with pytest.raises(Broken, match="hash"):
        follow(told, 1, "rey", {})


def test_the_entry_that_does_not_hold_is_named(told: Session) -> None:
    tamper(told, "UPDATE ledger_entry SET actor = 'x' WHERE council_id = 1 AND seq = 3")
    with pytest.raises(Broken) as broken:
        follow(told, 1, "qds", {})
    assert broken.value.values == {"council": "qds", "seq": 3}


def test_an_anchor_is_held_against_its_entry_and_against_the_end(told: Session) -> None:
    known = head(told, 1)
    assert known is not None
    follow(told, 1, "qds", {known.seq: known.hash})
    with pytest.raises(Broken, match="other_history"):
        follow(told, 1, "qds", {1: known.hash})
    with pytest.raises(Broken, match="cut_off"):
        follow(told, 1, "qds", {known.seq + 1: known.hash})
