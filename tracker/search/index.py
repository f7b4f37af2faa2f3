"""Feed the search index; from Python only, since SQLite 3.40 refuses triggers that would."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, text
from sqlmodel import Session, col, select

from tracker.models.search import SearchEntry
from tracker.persian.text import pairs, words

INTO_FTS = text(
    "INSERT INTO search_fts(rowid, words, pairs) "
    "SELECT id, words, pairs FROM search_entry WHERE id > :last"
)
OUT_OF_FTS = text(
    "INSERT INTO search_fts(search_fts, rowid, words, pairs) VALUES ('delete', :id, :words, :pairs)"
)


class Entry(NamedTuple):
    """A record and the text by which it is found."""

    council_id: int
    record_id: int
    text: str


def add(session: Session, kind: str, entries: Sequence[Entry]) -> None:
    """Make records findable that were not."""
    if not entries:
        return
    connection = session.connection()
    last = connection.scalar(select(func.max(SearchEntry.id))) or 0
    connection.execute(insert(SearchEntry), [_row(kind, entry) for entry in entries])
    if connection.dialect.name == "sqlite":
        connection.execute(INTO_FTS, {"last": last})


def texts(text: str) -> tuple[str, str]:
    """Return the folded words and joined pairs by which a text is found."""
    found = words(text)
    return " ".join(found), " ".join(pairs(found))


def _row(kind: str, entry: Entry) -> dict[str, Any]:
    folded, joined = texts(entry.text)
    return {
        "council_id": entry.council_id,
        "kind": kind,
        "record_id": entry.record_id,
        "words": folded,
        "pairs": joined,
    }


def drop(session: Session, kind: str, record_ids: Sequence[int]) -> None:
    """Make records unfindable, before they are added again or hidden."""
    found = session.exec(
        select(SearchEntry).where(
            SearchEntry.kind == kind, col(SearchEntry.record_id).in_(record_ids)
        )
    ).all()
    connection = session.connection()
    if found and connection.dialect.name == "sqlite":
        connection.execute(
            OUT_OF_FTS, [row.model_dump(include={"id", "words", "pairs"}) for row in found]
        )
    connection.execute(
        delete(SearchEntry).where(col(SearchEntry.id).in_([row.id for row in found]))
    )
