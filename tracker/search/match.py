"""What somebody typed, as a condition that either database understands."""

from typing import Any

from sqlmodel import Session

from tracker.persian.text import words

MOST_WORDS = 12  # more says nothing new, and a query must not grow with what is typed

SQLITE = """{column} IN (SELECT e.record_id FROM search_fts f JOIN search_entry e ON e.id = f.rowid
 WHERE search_fts MATCH :words AND e.kind = '{kind}')"""
POSTGRES = """{column} IN (SELECT e.record_id FROM search_entry e
 WHERE to_tsvector('simple', e.words || ' ' || e.pairs) @@ to_tsquery('simple', :words)
 AND e.kind = '{kind}')"""


def condition(session: Session, kind: str, column: str, typed: str) -> tuple[str, dict[str, Any]]:
    """Return SQL that is true where the record of `kind` named by `column` has what was typed.

    The words are letters and digits by then: the engines' own syntax cannot be reached. Text
    without a single word finds nothing.
    """
    wanted = words(typed)[:MOST_WORDS]
    if not wanted:
        return "1 = 0", {}
    sqlite = session.get_bind().dialect.name == "sqlite"
    sql = (SQLITE if sqlite else POSTGRES).format(column=column, kind=kind)
    return sql, {"words": _for_sqlite(wanted) if sqlite else _for_postgres(wanted)}


def _for_sqlite(wanted: list[str]) -> str:
    """Return `(words:"a" AND words:"b") OR words:"ab" OR pairs:"ab"`."""
    every = " AND ".join(f'(words:"{word}" OR pairs:"{word}")' for word in wanted)
    joined = "".join(wanted)
    return f'({every}) OR words:"{joined}" OR pairs:"{joined}"'


def _for_postgres(wanted: list[str]) -> str:
    every = " & ".join(f"'{word}'" for word in wanted)
    return f"({every}) | '{''.join(wanted)}'"
