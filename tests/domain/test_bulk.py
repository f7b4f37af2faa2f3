"""Many rows at once, on either database."""

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from tests.tables import rows
from tracker.domain import bulk
from tracker.models import Council, Organization, Person


def person(name: str) -> dict[str, Any]:
    return {"council_id": 1, "name": name, "name_key": name, "sort_key": name}


def council(session: Session) -> None:
    names = {"slug": "qds", "name": "شورا", "short_name": "قدس", "prefix": "QDS", "heading": None}
    assert list(bulk.add(session, Council, [names])) == [1]


def test_rows_go_in_and_their_ids_come_back_in_the_same_order(either: Session) -> None:
    council(either)
    names = [f"n{number}" for number in range(300)]
    first = bulk.add(either, Person, [person(name) for name in names])
    more = bulk.add(either, Person, [person("last")])
    stored = rows(either, "SELECT id, name FROM person ORDER BY id")
    assert stored == list(zip((*first, *more), (*names, "last"), strict=True))


def test_nothing_is_added_where_there_is_nothing(either: Session) -> None:
    assert bulk.add(either, Person, []) == []


def test_a_row_that_a_constraint_refuses_takes_all_others_with_it(either: Session) -> None:
    council(either)
    either.commit()
    with pytest.raises(IntegrityError):
        bulk.add(either, Person, [person("a"), {**person("b"), "council_id": 99}])
    either.rollback()
    assert rows(either, "SELECT count(*) FROM person") == [(0,)]


def test_an_object_that_is_added_later_gets_the_next_id(either: Session) -> None:
    council(either)
    bulk.add(either, Person, [person("a"), person("b")])
    added = Person(**person("c"))
    either.add(added)
    either.flush()
    assert added.id == 3


def test_a_column_that_only_some_rows_fill_keeps_each_value_with_its_row(either: Session) -> None:
    council(either)
    seats = [("a", None), ("b", 7), ("c", None)]
    told = [{**person(name), "parent_id": None, "seats": seat} for name, seat in seats]
    bulk.add(either, Organization, told)
    stored = rows(either, "SELECT name, parent_id, seats FROM organization ORDER BY id")
    assert stored == [("a", None, None), ("b", None, 7), ("c", None, None)]
