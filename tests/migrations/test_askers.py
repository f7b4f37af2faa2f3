"""Migration 0007: a timeline of before gets the folded names for which something was entered."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from tests.factories import event
from tests.following import at_status
from tracker.models.proposals import Status
from tracker.store import migrate
from tracker.store.engine import reading, writing

KEYS = "SELECT on_behalf_of_key FROM proposal_event WHERE on_behalf_of IS NOT NULL"


def test_the_names_of_before_are_folded_and_the_timeline_is_closed_again(bare: Engine) -> None:
    migrate.upgrade(bare)
    with writing(bare) as session:
        at_status(session, Status.ASSIGNED, event("comment", on_behalf_of="انجمن ياران كتاب"))
        session.commit()
    migrate.downgrade(bare, "0006")
    migrate.upgrade(bare, "0007")
    with reading(bare) as session:
        assert [key for (key,) in session.execute(text(KEYS))] == ["انجمنیارانکتاب"]
    with pytest.raises(DBAPIError, match="append-only"), bare.begin() as connection:
        connection.execute(text("UPDATE proposal_event SET on_behalf_of_key = 'x'"))
