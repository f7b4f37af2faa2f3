"""Statuses, open and ended, and what the database holds of a proposal."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from tests.factories import document, proposal, published
from tracker.models import Proposal
from tracker.models.proposals import ENDED, OPEN, Status


def test_every_status_is_open_or_ended() -> None:
    assert sorted([*OPEN, *ENDED]) == sorted(Status)
    assert set(OPEN).isdisjoint(ENDED)


@pytest.mark.parametrize(
    "change", [{"number": 100}, {"number": 0}, {"code": None}, {"status": None}]
)
def test_number_code_and_status_go_together(either: Session, change: dict[str, object]) -> None:
    published(either, document(proposal(1)))
    row = either.exec(select(Proposal)).one()
    for column, value in change.items():
        setattr(row, column, value)
    with pytest.raises(IntegrityError):
        either.flush()


def test_lists_for_the_public_have_indexes_of_what_is_public_alone() -> None:
    indexes = {index.name: index for index in Proposal.__table__.indexes}  # type: ignore[attr-defined]
    partial = {
        name
        for name, index in indexes.items()
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert partial == indexes.keys()
