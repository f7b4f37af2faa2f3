"""What every table shares: its number, its council, columns that both databases read alike."""

from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Enum, MetaData, String, Text, Time
from sqlalchemy.ext.compiler import compiles
from sqlmodel import Field, SQLModel

# Names are fixed here, so that a migration can drop a constraint that another one made.
SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

# SQLite checks types only in STRICT tables, and those know INTEGER, REAL, TEXT and BLOB alone.
STRICT: dict[str, Any] = {"sqlite_strict": True}


@compiles(String, "sqlite")
@compiles(Text, "sqlite")
@compiles(Enum, "sqlite")
@compiles(Date, "sqlite")
@compiles(Time, "sqlite")
@compiles(DateTime, "sqlite")
def _as_text(*_: Any, **__: Any) -> str:
    return "TEXT"


@compiles(Boolean, "sqlite")
@compiles(BigInteger, "sqlite")
def _as_integer(*_: Any, **__: Any) -> str:
    return "INTEGER"


def coded(kind: type[StrEnum]) -> Any:
    """Return a column type that keeps an enum's values as plain text and refuses any other.

    SQLModel alone would store member names, and make a native type on PostgreSQL that no plain
    migration can change.
    """
    return Enum(
        kind,
        native_enum=False,
        length=20,
        create_constraint=True,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Row(SQLModel):
    """A row with a number of its own; the number is never shown to the public."""

    id: int | None = Field(default=None, primary_key=True)


class Owned(Row):
    """A row that belongs to exactly one council (records.md, Nouns: Council)."""

    council_id: int = Field(foreign_key="council.id")
