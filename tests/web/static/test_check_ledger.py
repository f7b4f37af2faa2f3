"""The program with which anybody checks a ledger: from public documents, with Python alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser
from tests.tampering import history
from tests.web.conftest import Fill
from tracker.store.engine import writing
from tracker.web.assets import FOLDER

PROGRAM = FOLDER / "check_ledger.py"


@pytest.fixture(scope="module")
def site(fill: Fill) -> Browser:
    """Return a browser on a store with a history."""
    browser = fill()
    with writing(browser.application.extensions["engine"]) as session:
        history(session)
    return browser


@pytest.fixture
def lines(site: Browser) -> list[dict[str, Any]]:
    """Return a council's chain as everybody can download it."""
    return [json.loads(line) for line in site.get("/ledger/qds.jsonl").text.splitlines()]


def checked(tmp_path: Path, lines: list[dict[str, Any]], *anchor: str) -> tuple[int, str]:
    """Return with what the program ends, and what it says."""
    file = tmp_path / "ledger.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    command = [sys.executable, "-I", "-S", str(PROGRAM), str(file), *anchor]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_the_program_is_short_enough_to_be_read() -> None:
    code = [line for line in PROGRAM.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(code) <= 36


def test_a_chain_that_holds_tells_the_head_of_the_pages(
    tmp_path: Path, site: Browser, lines: list[dict[str, Any]]
) -> None:
    [head] = [
        text.partition(":")[2] for text in site.page("/ledger").text.split() if "qds:" in text
    ]
    code, said = checked(tmp_path, lines, head)
    assert code == 0
    assert said.endswith(f"The head is {head}\n")
    assert f"{len(lines)} entries" in said


@pytest.mark.parametrize("field", ["at", "actor", "action", "subject", "body_hash", "prev", "hash"])
def test_an_entry_that_was_changed_is_named(
    tmp_path: Path, lines: list[dict[str, Any]], field: str
) -> None:
    lines[2][field] = "0" * 64
    assert checked(tmp_path, lines) == (1, "entry 3 does not continue entry 2\n")


def test_words_that_were_changed_are_named(tmp_path: Path, lines: list[dict[str, Any]]) -> None:
    [told] = [line for line in lines if line["action"] == "corrected"]
    told["body"] = told["body"].replace("درست", "نادرست")
    said = f"entry {told['seq']}: its words are not those that were published\n"
    assert checked(tmp_path, lines) == (1, said)


def test_an_entry_that_is_missing_is_named(tmp_path: Path, lines: list[dict[str, Any]]) -> None:
    del lines[1]
    assert checked(tmp_path, lines) == (1, "entry 3 does not continue entry 1\n")


def test_a_chain_that_was_cut_off_is_seen_by_an_anchor(
    tmp_path: Path, lines: list[dict[str, Any]]
) -> None:
    anchor = f"{lines[-1]['seq']}:{lines[-1]['hash']}"
    assert checked(tmp_path, lines[:-1])[0] == 0
    assert checked(tmp_path, lines[:-1], anchor) == (1, f"no entry is {anchor}\n")
