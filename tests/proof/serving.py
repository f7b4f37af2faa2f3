"""`tracker serve` as a process of its own, on a store of the test."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

COMMAND = [sys.executable, "-c", "from tracker.cli import main; main()", "serve", "--port", "0"]
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


@contextmanager
def served(url: str) -> Iterator[str]:
    """Serve the store at this URL; yield the address."""
    env = {**os.environ, "TRACKER_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
    env["PYTHONPATH"] = os.pathsep.join(sys.path)
    with subprocess.Popen(COMMAND, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().removeprefix("The pages are at ").strip()
            process.send_signal(signal.SIGTERM)
            assert process.wait(20) == 0
        finally:
            process.kill()
