"""`tracker serve`: where the pages are, and why not."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Tracker
from tracker.cli import commands, listening
from tracker.settings import PACKAGE, shipped
from tracker.web import words

COMMAND = [sys.executable, "-c", "from tracker.cli import main; main()", "serve", "--port", "0"]


def test_it_says_where_it_listens_answers_there_and_ends_when_told(url: str) -> None:
    env = {**os.environ, "TRACKER_DATABASE_URL": url, "PYTHONUNBUFFERED": "1"}
    env |= {"TRACKER_BASE_URL": "http://example.org", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(COMMAND, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            where = process.stdout.readline().removeprefix("The pages are at ").strip()
            assert process.stdout.readline() == "Visitors reach them at http://example.org\n"
            ask = Request(where + "/healthz", headers={"Host": "example.org"})
            with urlopen(ask, timeout=20) as answer:
                assert answer.status == 200
            process.send_signal(signal.SIGTERM)
            assert process.stdout.read() == "Stopped.\n"
        finally:
            process.kill()
    assert process.returncode == 0


def test_a_port_that_is_taken_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    with listening.bound("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        result = CliRunner().invoke(commands, ["serve", "--port", str(port)])
    assert (result.exit_code, result.output.split(".")[0]) == (2, f"Port {port} is taken")


def test_a_demonstration_that_cannot_be_served_leaves_the_passwords_of_one_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.cli.serving.default_home", lambda: tmp_path)
    with listening.bound("127.0.0.1", 0) as listener:
        result = CliRunner().invoke(commands, ["demo", "--port", str(listener.getsockname()[1])])
    assert (result.exit_code, "is taken" in result.output) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_an_address_of_another_machine_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    result = CliRunner().invoke(commands, ["serve", "--host", "192.0.2.1", "--port", "0"])
    assert result.exit_code == 2
    assert result.output.startswith("Cannot listen on 192.0.2.1, port 0: ")


def test_a_checkout_without_its_persian_texts_does_not_begin(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    monkeypatch.setattr(words, "is_compiled", lambda _lang: False)
    result = CliRunner().invoke(commands, ["serve", "--port", "0"])
    assert (result.exit_code, "make run" in result.output) == (2, True)


def test_without_a_store_it_does_not_begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    result = CliRunner().invoke(commands, ["serve"])
    assert (result.exit_code, "tracker db upgrade" in result.output) == (2, True)


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
