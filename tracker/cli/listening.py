"""Listen, answer, and stop cleanly: waitress, with limits of our own.

Whoever sends slowly costs a socket and no thread: a request goes to one of `THREADS` when all of
it is there. A thousand slow visitors are held this way (proofs.md, Slow clients; measured against
granian and gunicorn, ARCHITECTURE.md).
"""

import logging
import select
import signal
import socket
import time
from collections.abc import Callable
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

try:
    import resource
except ImportError:  # Windows: no such limit
    resource = None  # type: ignore[assignment]

THREADS = 12  # more than may wait to write (store.turns): some are left for those who read
CONNECTIONS = 2_000
SPARE_FILES = 200  # descriptors for the store, templates and what else a process opens
SILENCE = 60  # seconds after which a connection that says nothing is closed
HEADERS = 32_768  # bytes
LAST_WORDS = 30.0  # seconds for open requests to end when the server is told to stop
TICK = 1.0


def bound(host: str, port: int) -> socket.socket:
    """Return a socket that holds this address; port 0 takes a free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=CONNECTIONS)


def run(app: Callable[..., Any], listener: socket.socket, *, largest: int) -> None:
    """Answer requests with bodies below `largest` bytes until told to stop; then end open ones."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it warns of every wait
    server = create_server(
        app,
        sockets=[listener],
        threads=THREADS,
        backlog=CONNECTIONS,
        connection_limit=connections(),
        channel_timeout=SILENCE,
        max_request_header_size=HEADERS,
        max_request_body_size=largest,
        asyncore_use_poll=hasattr(select, "poll"),  # select() ends at 1,024 descriptors
        ident=None,
        clear_untrusted_proxy_headers=False,  # the application knows how many to believe
    )
    stopping = _told_to_stop(server)
    while not stopping:
        _turn(server)
    _finish(server)


def connections() -> int:
    """Return how many connections may be open; ask the system for enough descriptors."""
    if resource is None:
        return CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + SPARE_FILES
    if soft < wanted:
        soft = min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(CONNECTIONS, max(soft - SPARE_FILES, soft // 2))


def _told_to_stop(server: Any) -> list[int]:
    """Return a list that a signal to end fills; a second signal ends at once."""
    told: list[int] = []

    def stop(number: int, _frame: object) -> None:
        told.append(number)
        signal.signal(number, signal.SIG_DFL)
        server.pull_trigger()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    return told


def _turn(server: Any) -> None:
    server.asyncore.loop(
        timeout=TICK, map=server._map, use_poll=server.adj.asyncore_use_poll, count=1
    )


def _finish(server: Any) -> None:
    """Take no more connections, let requests that are whole get their answers, and end."""
    for listener in [each for each in server._map.values() if isinstance(each, BaseWSGIServer)]:
        listener.del_channel()
        listener.socket.close()
    until = time.monotonic() + LAST_WORDS
    while _busy(server) and time.monotonic() < until:
        _turn(server)
    server.task_dispatcher.shutdown()


def _busy(server: Any) -> bool:
    channels = [each for each in server._map.values() if isinstance(each, HTTPChannel)]
    return any(channel.requests or channel.total_outbufs_len for channel in channels)
