"""The search has the record's words, of what is public and of nothing else."""

import pytest
from sqlmodel import Session

from tests.factories import document, proposal, published
from tracker.verify import findable
from tracker.verify.broken import Broken


def test_more_proposals_than_one_batch_are_looked_at(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findable, "TOGETHER", 2)
    published(session, document(*map(proposal, range(1, 6))))
    findable.check(session)
    session.connection().exec_driver_sql("UPDATE search_entry SET words = 'x' WHERE record_id = 1")
    with pytest.raises(Broken, match="not_found_by_words"):
        findable.check(session)


def test_what_is_found_though_it_is_hidden_is_named(session: Session) -> None:
    published(session, document(proposal(1)))
    session.connection().exec_driver_sql("UPDATE proposal SET public = false")
    with pytest.raises(Broken, match="found_though_hidden"):
        findable.check(session)
