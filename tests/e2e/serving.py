"""A real server of an application, in a thread of this process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress.server import create_server


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Yield the address at which the application is served.

    Its sockets are closed when nobody waits for them any more: closed earlier, they fail under
    the thread that does, or under whoever wakes it.
    """
    server: Any = create_server(app, host="127.0.0.1", port=0, threads=4)
    ended = threading.Event()

    def run() -> None:
        while not ended.is_set():
            server.asyncore.loop(timeout=1, map=server._map, count=1)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    ended.set()
    server.pull_trigger()
    thread.join()
    server.task_dispatcher.shutdown()
    server.asyncore.close_all(server._map)
