"""The list of synonyms lies in the store, with a first list in it."""

from sqlmodel import Session

from tests.tables import rows
from tracker.persian.synonyms import FIRST


def test_a_new_store_begins_with_the_shipped_list(session: Session) -> None:
    told = [words for (words,) in rows(session, "SELECT words FROM synonym_set ORDER BY id")]
    assert told == list(FIRST)
