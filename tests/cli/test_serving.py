"""The servers, started as an operator starts them."""

import gc
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Tracker
from tracker.settings import PACKAGE, shipped

RUN = "from tracker.cli import main; main()"


@contextmanager
def running(*words: str, home: Path) -> Iterator[str]:
    """Yield the address at which a server that was started says it is."""
    environment = {**os.environ, "TRACKER_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    environment["PYTHONPATH"] = str(PACKAGE.parent)
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_a_store_is_served(begun: Tracker, home: Path) -> None:
    begun("import", shipped("seeds"))
    with (
        running("serve", "--port", "0", home=home) as address,
        urlopen(f"{address}/p/QDS-1404-02-06-016") as answer,
    ):
        page = answer.read().decode()
    assert 'class="demo"' not in page
    assert "QDS-1404-02-06-016" in page


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_port_that_is_taken_is_told(begun: Tracker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = begun("serve", "--port", port)
    assert run.exit_code == 2
    assert run.stderr == (
        f"Port {port} is taken. Choose another, for example: PORT=8001 make run\n"
    )
    del run  # it holds where the command ended, and so all that waitress had opened
    gc.collect()
