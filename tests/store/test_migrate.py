"""The schema: brought up and down, current or not, equal to the models or not."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel

from tracker.settings import shipped
from tracker.store import migrate, schema
from tracker.store.engine import connect

TABLES = {*SQLModel.metadata.tables, "alembic_version"}
FTS = {f"search_fts{part}" for part in ("", "_config", "_data", "_docsize", "_idx")}


@pytest.fixture
def bare(bare_url: str) -> Iterator[Engine]:
    """Yield the engine of a store that is not there yet; nor is the folder of its file."""
    engine = connect(bare_url)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names())


@pytest.mark.sqlite("the file of a store")
def test_an_upgrade_makes_the_folder_and_every_table(bare: Engine) -> None:
    migrate.upgrade(bare)
    assert tables(bare) == TABLES | FTS
    assert migrate.is_current(bare)
    assert migrate.differences(bare) == []


@pytest.mark.sqlite("the file of a store")
def test_a_new_store_is_for_its_owner_alone(bare: Engine) -> None:
    migrate.upgrade(bare)
    assert stat.S_IMODE(Path(bare.url.database or "").stat().st_mode) == 0o600


def test_an_upgrade_makes_every_table_on_postgresql(bare_postgres: Engine) -> None:
    assert not migrate.is_current(bare_postgres)
    migrate.upgrade(bare_postgres)
    assert tables(bare_postgres) == TABLES
    assert migrate.is_current(bare_postgres)
    assert migrate.differences(bare_postgres) == []


def test_a_second_upgrade_changes_nothing(bare: Engine) -> None:
    migrate.upgrade(bare)
    migrate.upgrade(bare)
    assert migrate.is_current(bare)


@pytest.mark.sqlite("the file of a store")
def test_a_store_that_is_not_there_is_not_current_and_stays_away(bare: Engine) -> None:
    assert not migrate.is_current(bare)
    assert not Path(bare.url.database or "").parent.exists()


def test_a_store_of_another_revision_is_not_current(bare: Engine) -> None:
    migrate.upgrade(bare)
    migrate.downgrade(bare, "base")
    assert not migrate.is_current(bare)
    migrate.upgrade(bare)
    with bare.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert not migrate.is_current(bare)


@pytest.mark.sqlite("the file of a store")
def test_an_empty_file_is_not_current(tmp_path: Path) -> None:
    (tmp_path / "store.db").touch()
    engine = connect(f"sqlite:///{tmp_path}/store.db")
    assert not migrate.is_current(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("DROP INDEX ix_proposal_newest", "add_index"),
        ("CREATE INDEX extra ON meeting (title)", "remove_index"),
        ("CREATE TABLE extra (id INTEGER)", "remove_table"),
        ("DROP TABLE search_entry", "add_table"),
        ("ALTER TABLE meeting ADD COLUMN extra TEXT", "remove_column"),
        ("ALTER TABLE meeting DROP COLUMN place", "add_column"),
    ],
)
def test_a_difference_between_tables_and_models_is_found(
    engine: Engine, change: str, found: str
) -> None:
    assert migrate.differences(engine) == []
    with engine.begin() as connection:
        connection.exec_driver_sql(change)
    assert found in {
        str(told[0]) for told in migrate.differences(engine) if isinstance(told, tuple)
    }


@pytest.mark.sqlite("the file of a store")
def test_a_migration_that_fails_leaves_nothing(
    bare: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*schema.SQLITE_FIRST_SEARCH, "CREATE TABLE council (id INTEGER)")
    monkeypatch.setattr(schema, "SQLITE_FIRST_SEARCH", broken)
    with pytest.raises(Exception, match="council"):
        migrate.upgrade(bare)
    assert tables(bare) <= {"alembic_version"}
    monkeypatch.undo()
    migrate.upgrade(bare)
    assert migrate.is_current(bare)


def test_migrations_have_running_numbers() -> None:
    names = [path.name for path in sorted((shipped("migrations") / "versions").glob("*.py"))]
    assert [name[:5] for name in names] == [f"{number:04}_" for number in range(1, len(names) + 1)]
