"""Sites for tests of pages: stores that are filled once, since pages only read."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from unittest.mock import patch

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from tests import stories
from tests.browser import Browser
from tests.desk import NOWHERE
from tests.everything import everything
from tests.factories import published, raw
from tracker import exchange
from tracker.exchange import Document
from tracker.settings import Settings
from tracker.store.engine import writing
from tracker.web import create_app

Fill = Callable[..., Browser]
Sites = Callable[[str], Browser]

SALTS = "tracker.domain.ledger.secrets.token_hex"


@pytest.fixture(autouse=True)
def now(set_clock: Callable[[datetime], None]) -> None:
    """Let every page think that it is the day of the stories."""


@pytest.fixture(scope="session")
def fill(new_store: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Return a function that gives a browser on a new store with these documents."""

    compiled = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))

    def filled(*documents: Document) -> Browser:
        app = create_app(Settings(home=NOWHERE, database_url=new_store()))
        # Salts are drawn by lot; here all are one, so that two stores can be compared.
        with patch(SALTS, lambda _: "00"), writing(app.extensions["engine"]) as session:
            published(session, *documents)
        app.jinja_env.bytecode_cache = compiled  # compiling takes longer than all the rest
        app.extensions["shelf"].most = 0  # each page is made anew (tests/web/test_shelf.py)
        return Browser(app, app.response_class)

    return filled


@pytest.fixture(scope="session")
def sites(fill: Fill, seed: Document) -> Sites:
    """Return a function that gives a browser on a store by its name; each is filled once."""
    stores = {
        "empty": [],
        "seed": [seed],
        "lives": [stories.lives()],
        "everything": [exchange.read(raw(everything()))],
        **{str(count): stories.many(count) for count in (1, 3, 60)},
    }
    return cache(lambda name: fill(*stores[name]))


@pytest.fixture
def seeded(sites: Sites) -> Browser:
    """Return a browser on a store with the Qods session."""
    return sites("seed")


@pytest.fixture
def lived(sites: Sites) -> Browser:
    """Return a browser on a store with a proposal at every status."""
    return sites("lives")


@pytest.fixture
def app(seeded: Browser) -> Flask:
    """Return an application; what a test needs of it is the same in any store."""
    return seeded.application


@pytest.fixture
def request_context(app: Flask) -> Iterator[None]:
    """Stand in a request, as templates and words do."""
    with app.test_request_context("/"):
        yield
