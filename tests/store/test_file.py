"""Whatever happens to the store's file, the same engine finds the right one, or says it is gone."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from tracker.store.engine import connect, reading, writing
from tracker.store.trouble import Trouble, trouble

pytestmark = pytest.mark.sqlite("the file of a store")


def write(engine: Engine, prefix: str) -> None:
    statement = "INSERT INTO council (slug, name, short_name, prefix) VALUES (:p, :p, :p, :p)"
    with writing(engine) as session:
        session.execute(text(statement), {"p": prefix})
        session.commit()


def prefixes(engine: Engine) -> list[str]:
    with reading(engine) as session:
        return list(session.execute(text("SELECT prefix FROM council ORDER BY 1")).scalars())


def test_a_missing_store_is_gone_and_is_not_made_anew(tmp_path: Path) -> None:
    engine = connect(f"sqlite:///{tmp_path / 'store.db'}")
    with pytest.raises(OperationalError) as caught:
        prefixes(engine)
    assert trouble(caught.value) is Trouble.GONE
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_was_moved_away_is_written_to_no_more(
    engine: Engine, store: Path, tmp_path: Path
) -> None:
    write(engine, "AAA")
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = shutil.copy(store, tmp_path / "copy.db")
    store.rename(tmp_path / "old.db")
    with pytest.raises(OperationalError) as caught:
        write(engine, "BBB")
    assert trouble(caught.value) is Trouble.GONE
    for left in store.parent.iterdir():
        left.unlink()
    shutil.copy(copy, store)
    write(engine, "CCC")
    assert prefixes(engine) == ["AAA", "CCC"]
    old = connect(f"sqlite:///{tmp_path / 'old.db'}")
    assert prefixes(old) == ["AAA"]
    old.dispose()


def test_a_store_whose_name_means_something_in_addresses_is_opened(
    store: Path, tmp_path: Path
) -> None:
    odd = Path(shutil.copy(store, tmp_path / "100% sure #1.db"))
    engine = connect(f"sqlite:///{odd}")
    write(engine, "AAA")
    assert prefixes(engine) == ["AAA"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".db") == [odd.name]
    engine.dispose()


def test_a_file_that_could_only_be_read_is_written_to_when_it_may_be(
    engine: Engine, store: Path
) -> None:
    # Played, for root may write to any file; as it is: tests/proof/test_trouble.py.
    with engine.connect().execution_options(reading=True) as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(OperationalError) as caught:
        write(engine, "AAA")
    assert trouble(caught.value) is Trouble.READONLY
    write(engine, "AAA")
    assert prefixes(engine) == ["AAA"]
