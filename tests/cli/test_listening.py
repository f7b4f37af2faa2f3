"""The server: who sends slowly holds up nobody, and a stop ends what was begun."""

import signal
import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from multiprocessing import get_context
from threading import Thread
from typing import Any

import pytest

from tracker.cli import listening
from tracker.store.turns import LINE

SLOW = 0.5  # seconds that a page of the toy takes
LARGEST = 1_000


def toy(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
    """Answer with what was sent; /slow takes its time over a long page."""
    body = environ["wsgi.input"].read()
    if environ["PATH_INFO"] == "/forwarded":
        body = environ.get("HTTP_X_FORWARDED_FOR", "").encode()
    if environ["PATH_INFO"] == "/slow":
        time.sleep(SLOW)
        body = b"x" * 5_000_000
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def serve(listener: socket.socket) -> None:
    listening.run(toy, listener, largest=LARGEST)


class Server:
    """The toy in a process of its own."""

    def __init__(self) -> None:
        listener = listening.bound("127.0.0.1", 0)
        self.port = listener.getsockname()[1]
        self.process = get_context("spawn").Process(target=serve, args=(listener,))
        self.process.start()
        listener.close()

    def ask(
        self, path: str = "/", body: bytes | None = None, forwarded: str = ""
    ) -> tuple[int, bytes]:
        """Return status and body of an answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(
                "POST" if body else "GET", path, body, {"X-Forwarded-For": forwarded}
            )
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def told(self, number: signal.Signals) -> int | None:
        """Return the exit code after this signal."""
        assert self.process.pid
        self.process.kill() if number is signal.SIGKILL else self.process.terminate()
        self.process.join(20)
        return self.process.exitcode


def started() -> Iterator[Server]:
    server = Server()
    try:
        assert server.ask() == (200, b"")
        yield server
    finally:
        server.told(signal.SIGKILL)


def test_some_threads_are_left_for_those_who_read() -> None:
    assert listening.THREADS - (1 + LINE) == 4


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Yield a running server for those who leave it running."""
    yield from started()


@pytest.fixture
def own() -> Iterator[Server]:
    """Yield a running server for one who stops it."""
    yield from started()


def test_a_body_is_read_up_to_the_limit(server: Server) -> None:
    assert server.ask(body=b"a" * (LARGEST - 1)) == (200, b"a" * (LARGEST - 1))
    assert server.ask(body=b"a" * LARGEST)[0] == 413


def test_headers_end_somewhere(server: Server) -> None:
    assert server.ask("/" + "a" * listening.HEADERS)[0] == 431


def test_those_who_send_slowly_hold_up_nobody(server: Server) -> None:
    head = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nb"
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(100)]
    for number, each in enumerate(slow):
        each.sendall(head if number % 2 else head[:20])
    began = time.monotonic()
    assert server.ask() == (200, b"")
    assert time.monotonic() - began < 2
    for each in slow:
        each.close()


def test_told_to_stop_it_ends_open_requests_and_takes_no_new_ones(own: Server) -> None:
    answers: list[tuple[int, bytes]] = []
    asking = Thread(target=lambda: answers.append(own.ask("/slow")))
    idle = socket.create_connection(("127.0.0.1", own.port))
    idle.sendall(b"GET / HTTP/1.1\r\nHo")  # never ends: nobody waits for it
    asking.start()
    time.sleep(SLOW / 2)
    assert own.told(signal.SIGTERM) == 0
    asking.join()
    assert [(status, len(body)) for status, body in answers] == [(200, 5_000_000)]
    with pytest.raises(ConnectionError):
        own.ask()
    idle.close()


def test_a_second_signal_ends_at_once(own: Server) -> None:
    def ask() -> None:
        with pytest.raises(OSError, match=r"closed connection|reset"):
            own.ask("/slow")

    asking = Thread(target=ask)
    asking.start()
    time.sleep(SLOW / 2)
    own.process.terminate()
    time.sleep(0.1)
    assert own.told(signal.SIGTERM) == -signal.SIGTERM
    asking.join()


def test_enough_descriptors_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"soft": 1024, "hard": 4096}

    class Resource:
        RLIMIT_NOFILE = 7
        getrlimit = staticmethod(lambda _which: (limits["soft"], limits["hard"]))
        setrlimit = staticmethod(lambda _which, both: limits.update(soft=both[0]))

    monkeypatch.setattr(listening, "resource", Resource)
    assert (listening.connections(), limits["soft"]) == (2000, 2200)
    limits.update(soft=256, hard=256)
    assert listening.connections() == 128
    limits.update(soft=1024, hard=1500)
    assert (listening.connections(), limits["soft"]) == (1300, 1500)
    monkeypatch.setattr(listening, "resource", None)
    assert listening.connections() == 2000


def test_what_a_proxy_says_of_a_visitor_reaches_the_application(server: Server) -> None:
    assert server.ask("/forwarded", forwarded="203.0.113.7") == (200, b"203.0.113.7")
