"""The store through the command line."""

from pathlib import Path

from tests.cli.conftest import Tracker
from tracker.settings import shipped
from tracker.store.engine import connect


def test_a_store_is_made_and_checked(tracker: Tracker, home: Path) -> None:
    made = tracker("db", "upgrade")
    assert made.output.endswith(f"sqlite:///{home}/store.db\n")
    checked = tracker("db", "check")
    assert checked.exit_code == 0
    assert checked.output == "The store has the tables that this version expects.\n"


def test_taking_the_schema_down_is_asked_for_first(begun: Tracker) -> None:
    begun("import", shipped("seeds"))
    assert begun("db", "downgrade", "base").exit_code == 1
    assert begun("db", "check").exit_code == 0
    assert begun("db", "downgrade", "--yes", "base").exit_code == 0
    assert begun("db", "check").exit_code == 2


def test_a_table_that_is_not_ours_is_told(begun: Tracker, home: Path) -> None:

    with connect(f"sqlite:///{home}/store.db").begin() as connection:
        connection.exec_driver_sql("DROP TABLE membership")
    run = begun("db", "check")
    assert run.exit_code == 1
    assert "membership" in run.stderr
