"""Does the search find all that is public by its words, and nothing else?"""

from typing import Any

from sqlmodel import Session, col, select

from tracker.domain.indexing import TABLES
from tracker.models import SearchEntry
from tracker.models.search import Kind
from tracker.queries.findable import entries
from tracker.search.index import COLUMNS
from tracker.verify.broken import Broken

TOGETHER = 500  # records in memory

INDEXED = "SELECT (SELECT count(*) FROM search_fts_docsize) - (SELECT count(*) FROM search_entry)"


def check(session: Session) -> None:
    """Raise Broken where the search has other words than the record."""
    for kind, table in TABLES.items():
        last = 0
        # Both sides in the same spans of ids: so what only one of them has is found as well.
        while (until := _end(session, kind, table, last)) is not None:
            _compare(session, kind, table, (last, until))
            last = until
    sqlite = session.get_bind().dialect.name == "sqlite"
    if sqlite and session.connection().exec_driver_sql(INDEXED).scalar():
        raise Broken("index_unlike")


def _end(session: Session, kind: Kind, table: Any, last: int) -> int | None:
    """Return the id with which the next span ends, or None where neither side has any more."""
    following = select(table.id).where(table.id > last).order_by(table.id).limit(TOGETHER)
    own = session.exec(following).all()
    if len(own) == TOGETHER:
        return int(own[-1])
    held = select(SearchEntry.record_id).where(SearchEntry.kind == kind.value)
    newest = session.exec(held.order_by(col(SearchEntry.record_id).desc()).limit(1)).first() or 0
    end = max([newest, *own])
    return end if end > last else None


def _compare(session: Session, kind: Kind, table: Any, span: tuple[int, int]) -> None:
    last, until = span
    ids = session.exec(select(table.id).where(table.id > last, table.id <= until)).all()
    record = col(SearchEntry.record_id)
    held = select(*(getattr(SearchEntry, name) for name in COLUMNS)).where(
        SearchEntry.kind == kind.value, record > last, record <= until
    )
    rows = {row.record_id: tuple(row) for row in session.execute(held)}
    for entry in entries(session, kind, ids):
        if rows.pop(entry.record_id, None) != entry.row():
            raise Broken("not_found_by_words", kind=kind, id=entry.record_id)
    if rows:
        raise Broken("found_though_hidden", kind=kind, id=min(rows))
