"""A real browser, and real servers to look at."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import cache

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import stories
from tests.desk import NOWHERE
from tests.e2e.serving import served
from tests.factories import document, proposal, published
from tracker.exchange import Document
from tracker.settings import Settings
from tracker.store.engine import writing
from tracker.web import create_app

APT_LINE = "sudo apt-get install chromium"
# No sandbox: tests may run as root. No talk with the world: nothing there is asked for.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Sites = Callable[[str], str]


@pytest.fixture(autouse=True)
def now(set_clock: Callable[[datetime], None]) -> None:
    """Let the servers, which run in this process, think that it is the day of the stories."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield a headless chromium; raise RuntimeError where it is missing: never a silent skip."""
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError(f"chromium is missing. Install it with: {APT_LINE}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sites(seed: Document, new_store: Callable[[], str]) -> Iterator[Sites]:
    """Yield a function that gives the address of a server by the name of its store."""
    stores = {
        "empty": [],
        "seed": [seed],
        "rich": [*stories.many(60, **stories.WHOSE), stories.closed(), stories.lives()],
        "several": [document(proposal(1), prefix=prefix) for prefix in ("QDS", "REY", "KRJ")],
    }
    servers = ExitStack()

    def serve(name: str) -> str:
        app = create_app(Settings(home=NOWHERE, database_url=new_store()))
        with writing(app.extensions["engine"]) as session:
            published(session, *stores[name])
        return servers.enter_context(served(app))

    with servers:
        yield cache(serve)
