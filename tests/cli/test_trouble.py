"""A store that does not do as it is told is told of in one sentence, exit 2."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError, ProgrammingError

from tracker import cli
from tracker.cli.trouble import SENTENCES, said
from tracker.store.engine import sqlite_driver
from tracker.store.trouble import Trouble


def error(code: str) -> OperationalError:
    driver = sqlite_driver()
    told = driver.OperationalError("words of SQLite")
    told.sqlite_errorcode = getattr(driver, code)
    return OperationalError("SELECT 1", None, told)


def test_every_trouble_has_its_sentence() -> None:
    assert SENTENCES.keys() == set(Trouble)
    codes = {"BUSY": "BUSY", "FULL": "FULL", "READONLY": "READONLY", "GONE": "CANTOPEN"}
    for kind, code in {**codes, "CORRUPT": "NOTADB"}.items():
        told = SENTENCES[Trouble[kind]].format(why="words of SQLite")
        assert said(error(f"SQLITE_{code}")) == told


def test_an_error_of_our_own_is_not_hidden_behind_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wrong = ProgrammingError("SELECT", None, Exception())
    assert said(wrong) is None

    def fail(**_: object) -> None:
        raise wrong

    monkeypatch.setattr(cli, "commands", fail)
    with pytest.raises(ProgrammingError):
        cli.main()


@pytest.mark.sqlite("the file of a store")
def test_a_store_that_is_none_ends_the_command_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "store.db").write_bytes(b"no database " * 1000)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    monkeypatch.setattr("sys.argv", ["tracker", "db", "check"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("The store is damaged (file is not a database).")
