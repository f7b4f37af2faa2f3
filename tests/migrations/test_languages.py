"""Migration 0008: accounts of before read Persian, and there are two languages."""

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from tests.drafting import actor, council
from tracker.store import migrate
from tracker.store.engine import reading, writing

LANGUAGES = "SELECT language FROM account"


def test_accounts_of_before_read_persian_and_no_third_language_is_kept(bare: Engine) -> None:
    migrate.upgrade(bare)
    with writing(bare) as session:
        actor(session, council(session))
        session.commit()
    migrate.downgrade(bare, "0007")
    migrate.upgrade(bare, "0008")
    with reading(bare) as session:
        assert [language for (language,) in session.execute(text(LANGUAGES))] == ["fa"]
    with pytest.raises(IntegrityError), bare.begin() as connection:
        connection.execute(text("UPDATE account SET language = 'de'"))
