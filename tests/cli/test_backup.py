"""`tracker backup` and `tracker restore`, as an operator meets them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, text

from tests.factories import document, proposal, published
from tracker.cli import commands
from tracker.queries import ledger
from tracker.store import backup, migrate
from tracker.store.engine import connect, reading, writing


@pytest.fixture
def home(engine: Engine, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that the environment names, with a store that holds a meeting."""
    with writing(engine) as session:
        published(session, document(proposal(1)))
    home = tmp_path / "home"
    home.mkdir()
    (home / "store.db").symlink_to(store)
    monkeypatch.setenv("TRACKER_HOME", str(home))
    monkeypatch.delenv("TRACKER_DATABASE_URL", raising=False)
    return home


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def copy_in(folder: Path) -> Path:
    (copy,) = folder.glob("*.db")
    return copy


@pytest.mark.sqlite("copies of a file")
def test_a_copy_lies_beside_the_store_and_its_place_is_told(home: Path, engine: Engine) -> None:
    result = run("backup")
    copy = copy_in(home / "backups")
    rows = sum(backup.contents(engine).counts.values())
    with reading(engine) as session:
        head = ledger.heads(session)[0].head
    told = (
        f"Backup taken, opened and checked, {rows} rows: {copy}\n"
        f"qds: {head.seq} entries, 1 meetings. {head}\n"
    )
    assert (result.exit_code, result.output) == (0, told)


@pytest.mark.sqlite("copies of a file")
def test_a_copy_that_is_not_what_its_ledger_says_is_kept_and_is_a_failure(
    home: Path, engine: Engine
) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("UPDATE proposal SET text = 'x'")
    result = run("backup")
    assert (result.exit_code, "is not what entry" in result.output) == (1, True)
    assert copy_in(home / "backups").with_suffix(".json").exists()
    assert [path.suffix for path in sorted((home / "backups").iterdir())] == [".db", ".json"]


@pytest.mark.sqlite("copies of a file")
def test_a_copy_goes_where_it_is_told_to_and_comes_back_from_there(
    home: Path, tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("backup", "--to", tmp_path / "disk").exit_code == 0
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "new"))
    result = run("restore", copy_in(tmp_path / "disk"))
    assert result.exit_code == 0
    assert f"is back: {tmp_path / 'new' / 'store.db'}" in result.output
    back = connect(f"sqlite:///{tmp_path / 'new' / 'store.db'}")
    assert backup.contents(back) == backup.contents(engine)
    back.dispose()


@pytest.mark.sqlite("copies of a file")
def test_a_copy_that_is_not_whole_is_a_failure(home: Path, engine: Engine) -> None:
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("UPDATE proposal SET meeting_id = 99")
    result = run("backup")
    assert result.exit_code == 1
    assert "names a row of meeting that is not there" in result.output
    assert list((home / "backups").iterdir()) == []


@pytest.mark.sqlite("copies of a file")
def test_a_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / "file").touch()
    result = run("backup", "--to", home / "file" / "copies")
    assert result.exit_code == 2
    assert result.output.startswith("There is no backup: ")


def test_without_a_store_there_is_nothing_to_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "none"))
    result = run("backup")
    assert result.exit_code == 2
    assert "There is no up-to-date store" in result.output


@pytest.mark.sqlite("copies of a file")
def test_a_copy_is_not_laid_over_a_store(home: Path) -> None:
    run("backup")
    before = (home / "store.db").read_bytes()
    result = run("restore", copy_in(home / "backups"))
    assert result.exit_code == 1
    assert result.output.startswith("Nothing was restored.\n")
    assert (home / "store.db").read_bytes() == before


@pytest.mark.sqlite("copies of a file")
def test_a_copy_with_one_byte_flipped_is_not_laid_anywhere(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup")
    copy = copy_in(home / "backups")
    data = bytearray(copy.read_bytes())
    data[-1] ^= 1
    copy.write_bytes(data)
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "new"))
    result = run("restore", copy)
    assert result.exit_code == 1
    assert "changed or cut off after its manifest was written" in result.output
    assert list((tmp_path / "new").iterdir()) == []


@pytest.mark.sqlite("copies of a file")
def test_a_copy_of_an_older_schema_says_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = connect(f"sqlite:///{tmp_path / 'old' / 'store.db'}")
    migrate.upgrade(old, "0001")
    with old.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO council (slug, name, short_name, prefix) VALUES ('a', 'a', 'a', 'AAA')"
            )
        )
    old.dispose()
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "old"))
    told = run("db", "upgrade").output
    assert told.startswith("Backup taken, opened and checked, 1 rows: ")
    copy = copy_in(tmp_path / "old" / "backups")
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "new"))
    assert "Bring it up to date with: tracker db upgrade" in run("restore", copy).output


def test_a_store_in_postgresql_has_its_own_way(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Engine = request.getfixturevalue("bare_postgres")
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path))
    url = engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("TRACKER_DATABASE_URL", url)
    migrate.upgrade(engine)
    result = run("backup")
    assert result.exit_code == 2
    assert f"--file=tracker.dump {engine.url.database}" in result.output
    (tmp_path / "copy.db").touch()
    result = run("restore", tmp_path / "copy.db")
    assert (result.exit_code, "pg_restore" in result.output) == (2, True)
