"""A store that holds records is copied before its schema changes."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, text

from tests.factories import document, proposal, published
from tracker.cli import commands
from tracker.cli.copying import UNSOUND
from tracker.store import backup, migrate
from tracker.store.engine import connect, writing


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the environment names; nothing is in it."""
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TRACKER_DATABASE_URL", raising=False)
    return tmp_path / "home"


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def copies(home: Path) -> list[backup.Contents]:
    return [backup.check(path) for path in sorted((home / "backups").glob("*.db"))]


@pytest.mark.sqlite("copies of a file")
def test_an_empty_store_is_not_copied(home: Path) -> None:
    assert [run("db", "upgrade", *to).exit_code for to in (["0001"], [], [])] == [0, 0, 0]
    assert not (home / "backups").exists()


@pytest.mark.sqlite("copies of a file")
def test_records_are_copied_before_the_schema_goes_down_and_up(home: Path) -> None:
    assert run("db", "upgrade").exit_code == 0
    engine = connect(f"sqlite:///{home / 'store.db'}")
    with writing(engine) as session:
        published(session, document(proposal(1)))
    newest = backup.contents(engine)
    assert run("db", "upgrade").exit_code == 0
    assert not (home / "backups").exists(), "there was nothing to change"
    assert run("db", "downgrade", "0001", "--yes").exit_code == 0
    older = backup.contents(engine)
    result = run("db", "upgrade")
    assert result.exit_code == 0
    assert copies(home) == [newest, older]
    assert (newest.counts["proposal"], older.counts["proposal"]) == (1, 1)
    engine.dispose()


@pytest.mark.sqlite("copies of a file")
def test_without_a_sound_copy_nothing_is_changed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("db", "upgrade", "0001")
    engine = connect(f"sqlite:///{home / 'store.db'}")
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql(
            "INSERT INTO person (council_id, name, name_key, sort_key) VALUES (9, 'a', 'a', 'a')"
        )
    result = run("db", "upgrade")
    assert result.exit_code == 1
    assert "Row 1 of person names a row of council that is not there." in result.output
    assert migrate.revision(engine) == "0001"
    engine.dispose()


def test_a_store_in_postgresql_is_told_to_be_dumped(
    bare_postgres: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = bare_postgres.url.render_as_string(hide_password=False)
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    told = "No backup is taken of a store in PostgreSQL: use pg_dump."
    assert told not in run("db", "upgrade", "0001").output
    assert told in run("db", "upgrade").output
    with bare_postgres.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM account")).scalar() == 0


def test_every_way_to_be_unsound_has_its_sentence() -> None:
    source = "".join(
        Path(backup.__file__).with_name(name).read_text(encoding="utf-8")
        for name in ("backup.py", "restore.py")
    )
    assert set(re.findall(r'Unsound\("(\w+)"', source)) == UNSOUND.keys()
