"""The same records on either database are the same pages, byte by byte, in the same order."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from flask import Flask
from sqlmodel import Session

from tests import month_by_hand, stories
from tests.browser import Browser, read
from tests.desk import Desk, settled, site
from tests.factories import DAY, document, proposal, published
from tests.stores import Databases, Files, Stores, begun
from tests.tampering import history
from tests.web.conftest import SALTS
from tracker.exchange import Document
from tracker.models.accounts import Role
from tracker.store.engine import writing

FROM = (
    *("/", "/meetings", "/proposals", "/reports/1404/03", "/reports/1404/02", "/ledger", "/data"),
    *("/search?q=جلسه", "/search?q=پیشنهاد&order=best", "/search?q=سمن", "/search?q=رفیعی"),
    *(
        "/search?q=پیشنهاد -هفته",
        "/search?q=«شورای شهر»",
        "/search?q=پیشنحاد",
        "/search?q=سال ۱۴۰۴",
    ),
    *("/search?q=باغ آب", "/search?q=اب&kind=organization", "/search?q=پیشنهاد&status=open"),
)
DESK = ("/desk", "/desk/meetings", "/desk/proposals", "/desk/organizations", "/desk/people")
# Byte by byte, a locale apart, and as the Persian alphabet goes: four orders, of which one is ours.
NAMES = (
    *("Zoo", "apple", "Äpfel", "a b", "ab", "a-c", "۲ آب", "10", "9", "پل", "پل‌ها", "آب", "اب"),
    *("گاز", "کاج", "ژاله", "يار", "یار", "ئاو", "هنر", "ة", "_", "~", "(باغ)"),
)


def named() -> Document:
    """Return a record whose names have another order in each way to sort."""
    whole = [{"name": name, "classification": "department"} for name in NAMES]
    people = [{"name": f"{name} رفیعی"} for name in NAMES]
    raised = [
        proposal(number, text=name, proposers={"organizations": [name]})
        for number, name in enumerate(NAMES, 1)
    ]
    return document(*raised, day=DAY + timedelta(days=7), organizations=whole, people=people)


def many(session: Session) -> None:
    """Publish lists of several pages, a proposal at every status, and a closed session."""
    published(session, *stories.many(60, **stories.WHOSE), stories.closed(), stories.lives())


WRITTEN: dict[str, Callable[[Session], object]] = {
    "history": history,
    "months": month_by_hand.write,
    "many": many,
    "names": lambda session: published(session, named()),
}


@pytest.fixture
def both(tmp_path: Path, databases: Databases) -> tuple[Stores, Stores]:
    """Return room for stores of SQLite and of PostgreSQL."""
    return begun(Files(tmp_path)), databases


def written(url: str, write: Callable[[Session], object]) -> Flask:
    """Return an application on this store, when these records have been written into it."""
    app = site(url)
    # Salts are drawn by lot; here all are one, so that two stores can be compared.
    with patch(SALTS, lambda _: "00"), writing(app.extensions["engine"]) as session:
        write(session)
        session.commit()
    return app


@pytest.mark.parametrize("write", WRITTEN.values(), ids=list(WRITTEN))
def test_every_public_answer_is_the_same_byte_by_byte(
    both: tuple[Stores, Stores], write: Callable[[Session], object]
) -> None:
    answers = []
    for stores in both:
        app = written(stores.copy("compared"), write)
        crawled = Browser(app, app.response_class).crawl(*FROM)
        answers.append({where: (told.status, told.data) for where, told in crawled.items()})
        app.extensions["engine"].dispose()
    on_sqlite, on_postgresql = answers
    assert len(on_sqlite) > 20
    assert [where for where in on_sqlite if on_sqlite[where] != on_postgresql.get(where)] == []
    assert list(on_postgresql) == list(on_sqlite)


def test_every_list_of_the_desk_is_the_same(both: tuple[Stores, Stores]) -> None:
    told = []
    for stores in both:
        url = stores.copy("compared", of=settled(stores))
        desk = Desk(url, app=written(url, WRITTEN["names"]))
        browser = desk.browser(Role.SECRETARY)
        answers = {where: browser.get(where) for where in DESK}
        told.append({where: (one.status, words(one.text)) for where, one in answers.items()})
        desk.engine.dispose()
    on_sqlite, on_postgresql = told
    assert on_postgresql == on_sqlite
    assert sum(NAMES[0] in text for _, text in on_sqlite.values()) > 1


def words(page: str) -> str:
    """Return the words of a page: what is drawn by lot stands in none."""
    return read(page).text
