"""The store through the command line."""

from tests.cli.conftest import Tracker
from tracker.settings import shipped
from tracker.store.engine import connect


def test_a_store_is_made_and_checked(tracker: Tracker, place: str) -> None:
    made = tracker("db", "upgrade")
    assert made.output.endswith(f"{place}\n")
    checked = tracker("db", "check")
    assert checked.exit_code == 0
    assert checked.output == "The store has the tables that this version expects.\n"


def test_taking_the_schema_down_is_asked_for_first(begun: Tracker) -> None:
    begun("import", shipped("seeds"))
    assert begun("db", "downgrade", "base").exit_code == 1
    assert begun("db", "check").exit_code == 0
    assert begun("db", "downgrade", "--yes", "base").exit_code == 0
    assert begun("db", "check").exit_code == 2


def test_a_table_that_is_not_ours_is_told(begun: Tracker, place: str) -> None:

    with connect(place).begin() as connection:
        connection.exec_driver_sql("DROP TABLE membership")
    run = begun("db", "check")
    assert run.exit_code == 1
    assert "membership" in run.stderr
