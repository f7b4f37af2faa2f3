"""A thousand visitors who never come to an end hold up nobody (proofs.md, Slow clients)."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.proof.serving import served
from tracker.cli.listening import connections

SLOW = 1_000
PATIENCE = 3.0  # seconds for a small page, on a machine that is busy with other tests

# Where they stop: in the middle of the headers, or of a form.
UNENDED = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: a",
    b"POST /desk/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\nlogin=",
)


def seconds(address: str) -> float:
    """Return how long the store's sign of life takes."""
    began = time.monotonic()
    with urlopen(address + "/healthz", timeout=60) as answer:
        assert answer.read() == b"ok\n"
    return time.monotonic() - began


def test_a_thousand_who_send_slowly_hold_up_nobody(url: str) -> None:
    assert connections() > SLOW, "too few descriptors: ulimit -n"
    with served(url) as address, ExitStack() as open_ones:
        seconds(address)
        at = (urlsplit(address).hostname, urlsplit(address).port)
        for number in range(SLOW):
            slow = open_ones.enter_context(socket.create_connection(at, timeout=20))
            slow.sendall(UNENDED[number % len(UNENDED)])
        times = sorted(seconds(address) for _ in range(20))
        print(f"{SLOW} slow: {times[10] * 1000:.0f} ms, worst {times[-1] * 1000:.0f} ms")  # noqa: T201
        assert times[10] < PATIENCE
