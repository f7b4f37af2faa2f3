"""The command as an operator has it: a process of its own, and stores that cannot be used."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.cli.conftest import Tracker
from tests.factories import content, proposal, raw
from tests.tables import counts
from tracker import cli
from tracker.exchange.wire import LARGEST
from tracker.settings import PACKAGE
from tracker.store import engine as store_engine
from tracker.store.engine import connect, reading, writing

RUN = "from tracker.cli import main; main()"

Main = Callable[..., tuple[int, str]]


def process(home: Path, *words: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with a bare environment."""
    environment = {"TRACKER_HOME": str(home), "PYTHONPATH": str(PACKAGE.parent)}
    environment |= {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    command = [sys.executable, "-W", "error", "-c", RUN, *map(str, words)]
    return subprocess.run(command, env=environment, input=given, capture_output=True, check=False)


@pytest.fixture
def main(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Main:
    """Return a function that runs the whole command line: its exit code, and what it says aloud."""
    pragmas = [pragma for pragma in store_engine.PRAGMAS if "busy_timeout" not in pragma]
    monkeypatch.setattr(store_engine, "PRAGMAS", (*pragmas, "busy_timeout=0"))

    def run(*words: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["tracker", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        code = ended.value.code
        assert isinstance(code, int)
        return code, capsys.readouterr().err

    return run


@pytest.fixture
def store(begun: Tracker, place: str) -> Engine:
    """Return the engine of the operator's store."""
    return connect(place)


def test_a_record_goes_in_and_out_by_real_processes(tmp_path: Path) -> None:
    home, file = tmp_path / "خانهٔ من ۱% #", tmp_path / "یک.json"
    file.write_bytes(raw(content(proposal(1))))
    steps = [("db", "upgrade"), ("import", file), ("export",)]
    made, taken, out = [process(home, *words) for words in steps]
    assert [run.returncode for run in (made, taken, out)] == [0, 0, 0]
    assert taken.stdout == b"published 1, unchanged 0, corrected 0, refused 0\n"
    assert json.loads(out.stdout)["code"] == "QDS-1404-02-06"
    assert (taken.stderr, out.stderr) == (b"", b"")


def test_persian_is_written_whatever_the_terminal_says_it_can_show(tmp_path: Path) -> None:
    run = process(tmp_path, "--lang", "fa", "export")
    assert (run.returncode, run.stdout) == (2, b"")
    assert "tracker db upgrade" in run.stderr.decode()
    assert "There is no" not in run.stderr.decode()


@pytest.mark.sqlite("its one lock")
def test_a_store_that_another_one_writes_to_is_told_in_a_sentence(
    main: Main, store: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "one.json"
    file.write_bytes(raw(content()))
    with writing(store) as other:
        other.connection()
        held = [main("import", file), main("db", "upgrade")]
        assert main("db", "check")[0] == 0
    assert held == [(2, "Somebody else is writing to the store and does not end. Try again.\n")] * 2
    assert main("import", file)[0] == 0
    store.dispose()


@pytest.mark.sqlite("the file of a store")
def test_a_file_that_is_no_store_is_told_in_a_sentence(main: Main, home: Path) -> None:
    home.mkdir()
    (home / "store.db").write_bytes(b"this is no database at all" * 100)
    for words in (("db", "check"), ("db", "upgrade"), ("export",)):
        assert main(*words) == (
            2,
            "The store is damaged (file is not a database). Move it away and bring back the "
            "newest backup with: tracker restore FILE\n",
        )


@pytest.mark.sqlite("the file of a store")
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(main: Main, home: Path) -> None:
    home.write_text("a file where the folder should be")
    code, said = main("db", "upgrade")
    assert (code, said.count("\n")) == (2, 1)
    assert str(home) in said


def test_a_database_that_does_not_answer_is_told_in_a_sentence(
    main: Main, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = f"postgresql+psycopg://me:secret@/records?host={tmp_path}"
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    code, said = main("export")
    assert code == 2
    assert said.startswith("The store cannot be used: ")
    assert "secret" not in said


@pytest.mark.parametrize("url", ["nonsense", "oracle://x", "sqlite//x", "://"])
def test_an_address_that_names_no_database_is_told_in_a_sentence(
    main: Main, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    code, said = main("export")
    assert (code, said.count("\n")) == (2, 1)


@pytest.mark.parametrize("port", ["x", "-1", "70000", "۸۰۰۰x", "1.5"])
def test_a_port_that_is_none_is_told_in_a_sentence(
    main: Main, monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("TRACKER_PORT", port)
    code, said = main("export")
    assert code == 2
    assert said == f"TRACKER_PORT cannot be “{port}”.\n"


@pytest.mark.parametrize("words", [("upgrade", "9999"), ("downgrade", "--yes", "nonsense")])
def test_an_unknown_revision_is_told_in_a_sentence(
    main: Main, store: Engine, words: tuple[str, ...]
) -> None:
    code, said = main("db", *words)
    told = f"The store's schema knows no revision {words[-1]}."
    assert (code, said.splitlines()[-1]) == (2, told)
    store.dispose()


@pytest.mark.sqlite("the file of a store")
def test_nothing_is_taken_down_where_nothing_is(main: Main, home: Path) -> None:
    assert main("db", "downgrade", "--yes", "base")[0] == 2
    assert not home.exists()


def test_a_wrong_command_is_a_wrong_command(main: Main) -> None:
    assert main("nonsense")[0] == main("import")[0] == main("import", "/nowhere.json")[0] == 2


def test_a_line_that_is_too_long_is_one_refusal_and_the_next_line_goes_in(
    begun: Tracker, store: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "many.jsonl"
    line = raw(content(proposal(1)))
    file.write_bytes(b" " * (3 * LARGEST) + b"x\n" + line + b"\n")
    run = begun("import", file)
    assert run.stdout == "published 1, unchanged 0, corrected 0, refused 1\n"
    assert [told.partition(": ")[0] for told in run.stderr.splitlines()] == [f"{file}:1"]
    with reading(store) as session:
        assert counts(session)["meeting"] == 1
    store.dispose()


def test_all_good_ones_of_a_long_run_go_in_around_the_bad_ones(
    begun: Tracker, store: Engine, tmp_path: Path
) -> None:
    prefixes = [f"Q{chr(65 + n // 26)}{chr(65 + n % 26)}" for n in range(205)]
    documents = [content(proposal(1), prefix=prefix) for prefix in prefixes]
    documents[7]["meeting"]["day"] = "2125-01-01"
    documents[150]["council"]["name"] = ""
    documents[201]["code"] = documents[0]["code"]
    file = tmp_path / "many.ndjson"
    file.write_bytes(b"".join(raw(one) + b"\n" for one in documents))
    run = begun("import", file)
    assert run.exit_code == 1
    assert run.stdout == "published 202, unchanged 0, corrected 0, refused 3\n"
    places = [told.split(": ")[:2] for told in run.stderr.splitlines() if told.startswith("/")]
    assert sorted(places) == [
        [f"{file}:151", "council.name"],
        [f"{file}:202", "code"],
        [f"{file}:8", "meeting.day"],
    ]
    with reading(store) as session:
        assert counts(session)["meeting"] == 202
    store.dispose()


def test_a_dry_run_of_a_correction_changes_nothing(
    begun: Tracker, store: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "one.json"
    file.write_bytes(raw(content(proposal(1))))
    begun("import", file)
    before = begun("export").output
    file.write_bytes(raw(content(proposal(1, text="دیگر"))))
    run = begun("import", "--dry-run", "--correct", "چرا", file)
    told = "published 0, unchanged 0, corrected 1, refused 0"
    assert run.output == f"Dry run, nothing written: {told}\n"
    assert begun("export").output == before
    store.dispose()
