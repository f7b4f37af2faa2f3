"""The demonstration's accounts, as whoever starts it reads them."""

import re

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from tests.factories import document, published
from tracker.cli.demonstration import open_doors
from tracker.domain import passwords
from tracker.models import Account, Organization
from tracker.store.engine import reading, writing


def test_each_printed_password_lets_its_account_in(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing(engine) as session:
        published(session, document())
    open_doors(engine)
    printed = re.findall(r"^    (\w+) +([0-9a-f-]{14})$", capsys.readouterr().out, re.MULTILINE)
    assert len(printed) == 6
    with reading(engine) as session:
        known = {row.login: row for row in session.exec(select(Account))}
        assert known.keys() == dict(printed).keys()
        assert all(passwords.fits(word, known[login].password_hash) for login, word in printed)
        names = [row.name for row in known.values()] + list(session.exec(select(Organization.name)))
        assert [name for name in names if "(نمونه)" not in name] == []
