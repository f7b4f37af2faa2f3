"""Feed the search index; from Python only, since SQLite 3.40 refuses triggers that would."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, text
from sqlmodel import Session

from tracker.models.search import Kind, entry_id
from tracker.persian.text import words

# PostgreSQL takes a megabyte of words for a record, and tells places apart up to 16,383.
MOST_WORDS, MOST_LETTERS = 15_000, 200_000
COLUMNS = ("id", "council_id", "kind", "record_id", "words", "facets")
INTO = "INSERT INTO search_entry ({}) VALUES ({})"
INTO_FTS = "INSERT INTO search_fts(rowid, words, facets) VALUES (?, ?, ?)"
OUT_OF_FTS = "INSERT INTO search_fts(search_fts, rowid, words, facets) VALUES ('delete', ?, ?, ?)"
HELD = text("""
SELECT id, council_id, kind, record_id, words, facets FROM search_entry
WHERE kind = :kind AND record_id IN :ids
""").bindparams(bindparam("ids", expanding=True))
OUT_OF = text("DELETE FROM search_entry WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
EVERY = "=every"  # the facet of every entry

Row = tuple[int, int, str, int, str, str]  # of COLUMNS


class Entry(NamedTuple):
    """A record, the texts by which it is found, and the facets by which it is narrowed to."""

    kind: Kind
    record_id: int
    council_id: int
    texts: Sequence[str]
    day: date | None = None
    facets: Sequence[str] = ()

    def row(self) -> Row:
        """Return the row of the index."""
        found = folded("\n".join(self.texts))
        own = (EVERY, facet("k", self.kind), facet("c", self.council_id), *self.facets)
        number = entry_id(self.kind, self.record_id, self.day)
        facets = " ".join(own)
        return number, self.council_id, self.kind.value, self.record_id, found, facets


def facet(name: str, value: object) -> str:
    """Return a word of the facets; nobody can type one, since "=" stands in no folded word."""
    return f"{name}={value}"


def folded(text: str) -> str:
    """Return the words by which a text is found."""
    found = words(text)
    if len(text) > MOST_LETTERS:  # folded, one letter may be many
        found = found[:MOST_WORDS]
        while sum(map(len, found)) > MOST_LETTERS:
            found = found[: len(found) * 9 // 10]
    return " ".join(found)


def add(session: Session, entries: Iterable[Entry]) -> None:
    """Make records findable that were not."""
    _into(session.connection(), [entry.row() for entry in entries])


def settle(
    session: Session, kind: Kind, record_ids: Collection[int], entries: Iterable[Entry]
) -> None:
    """Make these entries all by which these records are found: what changed is written anew."""
    if not record_ids:
        return
    connection = session.connection()
    rows = {row[0]: row for row in (entry.row() for entry in entries)}
    held = connection.execute(HELD, {"kind": kind.value, "ids": list(record_ids)})
    gone = []
    for row in held:
        if rows.get(row.id) == tuple(row):
            del rows[row.id]
        else:
            gone.append(tuple(row))
    _out_of(connection, gone)
    _into(connection, list(rows.values()))


def _into(connection: Connection, rows: Sequence[Row]) -> None:
    if not rows:
        return
    sqlite = connection.dialect.name == "sqlite"
    marks = ", ".join(["?" if sqlite else "%s"] * len(COLUMNS))
    connection.exec_driver_sql(INTO.format(", ".join(COLUMNS), marks), list(rows))
    if sqlite:
        connection.exec_driver_sql(INTO_FTS, [(row[0], *row[4:]) for row in rows])


def _out_of(connection: Connection, rows: Sequence[Sequence[object]]) -> None:
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(OUT_OF_FTS, [(row[0], *row[4:]) for row in rows])
    connection.execute(OUT_OF, {"ids": [row[0] for row in rows]})
