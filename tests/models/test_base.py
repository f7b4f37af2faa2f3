"""Columns that both databases read alike, and what SQLite's strict tables refuse."""

from enum import StrEnum

import pytest
from sqlalchemy import Engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from tracker import models
from tracker.models.base import coded


class Colour(StrEnum):
    DARK_RED = "dark-red"


def test_an_enum_is_kept_by_its_value_and_not_by_its_name() -> None:
    column = coded(Colour)
    assert column.enums == ["dark-red"]
    assert column.native_enum is False


def test_every_table_is_strict_on_sqlite() -> None:
    tables = {getattr(models, name).__table__ for name in models.__all__}
    assert tables == set(SQLModel.metadata.tables.values())
    loose = [
        table.name
        for table in tables
        if not str(CreateTable(table).compile(dialect=sqlite.dialect())).rstrip().endswith("STRICT")
    ]
    assert loose == []


def test_every_record_belongs_to_a_council() -> None:
    tables = set(SQLModel.metadata.tables.values())
    without = {table.name for table in tables if "council_id" not in table.columns}
    # Who fails to sign in belongs to nobody, and what means the same does so in every council.
    assert without == {"council", "attempt", "synonym_set"}


@pytest.mark.sqlite("it knows types in STRICT tables alone; PostgreSQL has no others")
@pytest.mark.parametrize(
    "values",
    [
        "1, 'qods', 7, 'قدس', x'00', NULL",  # bytes where text belongs
        "'one', 'qods', 'شورا', 'قدس', 'QDS', NULL",  # text where a number belongs
        "1, 'qods', NULL, 'قدس', 'QDS', NULL",  # nothing where something must be
    ],
)
def test_the_database_refuses_a_value_of_another_kind(engine: Engine, values: str) -> None:
    columns = "id, slug, name, short_name, prefix, heading"
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.exec_driver_sql(f"INSERT INTO council ({columns}) VALUES ({values})")
