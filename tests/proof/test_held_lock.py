"""Who waits to write holds up nobody who reads, though another process keeps the store for long."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from tests.proof.serving import CSRF, served
from tests.stores import file_of
from tracker.store.engine import sqlite_driver

pytestmark = pytest.mark.sqlite("the one lock of a file")

WRITERS = 24
READS = 5
PATIENCE = 3.0  # seconds for a page; those who wait to write give up after five or ten
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def filled(host: str) -> tuple[str, dict[str, str]]:
    """Return a filled sign-in form and the headers to send it with."""
    with closing(HTTPConnection(host)) as connection:
        connection.request("GET", "/desk/sign-in")
        answer = connection.getresponse()
        [token] = CSRF.findall(answer.read().decode())
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    body = urlencode({"csrf_token": token, "login": "nobody", "password": "nothing-at-all"})
    return body, FORM | {"Cookie": cookie, "Origin": f"http://{host}"}


def seen(host: str) -> int:
    """Ask for a page; return the status of the answer."""
    with closing(HTTPConnection(host, timeout=60)) as connection:
        connection.request("GET", "/healthz")
        return connection.getresponse().status


def sent(host: str, body: str, headers: dict[str, str]) -> int:
    """Send the sign-in form; return the status of the answer."""
    with closing(HTTPConnection(host, timeout=60)) as connection:
        connection.request("POST", "/desk/sign-in", body, headers)
        return connection.getresponse().status


def test_pages_are_shown_while_more_wait_to_write_than_there_are_threads(url: str) -> None:
    driver = sqlite_driver()
    with (
        served(url) as address,
        closing(driver.connect(file_of(url), isolation_level=None)) as other,
        ThreadPoolExecutor(WRITERS) as pool,
    ):
        host = address.removeprefix("http://")
        body, headers = filled(host)
        other.execute("BEGIN IMMEDIATE")
        waiting = [pool.submit(sent, host, body, headers) for _ in range(WRITERS)]
        time.sleep(0.5)  # until each of them stands in line
        for _ in range(READS):
            began = time.monotonic()
            assert seen(host) == 200
            assert time.monotonic() - began < PATIENCE
        other.execute("ROLLBACK")
        answers = {asked.result() for asked in waiting}
    assert 503 in answers
    assert answers <= {422, 429, 503}
