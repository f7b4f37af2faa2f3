"""What the database itself holds beside tables: triggers, and the full-text index.

Timelines and the ledger only ever grow; what a role with more rights can still do behind the
application's back, `tracker verify` finds.
"""

from typing import Any

from tracker.search.match import TSVECTOR

# No row of the timeline is ever changed or deleted. REPLACE deletes without firing a DELETE
# trigger unless a pragma says otherwise, so an insert over an existing id is refused too.
SQLITE_APPEND_ONLY = (
    """CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
    """CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
    """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
       WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)
       BEGIN SELECT RAISE(ABORT, '{table}: append-only'); END""",
)
POSTGRES_APPEND_ONLY = (
    """CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql
       SET search_path = pg_catalog, pg_temp AS $$
       BEGIN RAISE EXCEPTION '{table}: append-only' USING ERRCODE = 'insufficient_privilege';
       END $$""",
    """CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION {table}_refuse()""",
    """CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()""",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate",
)

# A chain takes nothing but its next link. Whose hash lies only `tracker verify` can tell. Every
# question is about the council of the new row alone; typeof, because '4' is stored as 4.
SQLITE_CHAIN = (
    """CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
       BEGIN SELECT RAISE(ABORT, 'ledger_entry: append-only'); END""",
    """CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
       BEGIN SELECT RAISE(ABORT, 'ledger_entry: append-only'); END""",
    """CREATE TRIGGER ledger_entry_next BEFORE INSERT ON ledger_entry
       WHEN typeof(NEW.seq) <> 'integer' OR length(NEW.hash) <> 64
         OR NEW.seq IS NOT 1 + COALESCE((SELECT max(e.seq) FROM ledger_entry e
              WHERE e.council_id = NEW.council_id), 0)
         OR NEW.prev IS NOT COALESCE((SELECT e.hash FROM ledger_entry e
              WHERE e.council_id = NEW.council_id ORDER BY e.seq DESC LIMIT 1), '')
       BEGIN SELECT RAISE(ABORT, 'ledger_entry: not the next link'); END""",
    """CREATE TRIGGER ledger_body_no_delete BEFORE DELETE ON ledger_body
       BEGIN SELECT RAISE(ABORT, 'ledger_body: append-only'); END""",
    """CREATE TRIGGER ledger_body_erased BEFORE UPDATE ON ledger_body
       WHEN NEW.council_id IS NOT OLD.council_id OR NEW.seq IS NOT OLD.seq
         OR NEW.salt IS NOT NULL OR NEW.body IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'ledger_body: it can only be erased'); END""",
    """CREATE TRIGGER ledger_body_no_replace BEFORE INSERT ON ledger_body
       WHEN EXISTS (SELECT 1 FROM ledger_body b
         WHERE b.council_id = NEW.council_id AND b.seq = NEW.seq)
       BEGIN SELECT RAISE(ABORT, 'ledger_body: append-only'); END""",
)
# Qualified names and a fixed path: else a temporary table of the same name is asked instead.
POSTGRES_CHAIN = (
    *(rule.format(table="ledger_entry") for rule in POSTGRES_APPEND_ONLY),
    """CREATE FUNCTION ledger_entry_link() RETURNS trigger LANGUAGE plpgsql
       SET search_path = pg_catalog, pg_temp AS $$
       DECLARE last_seq integer; last_hash text;
       BEGIN
         PERFORM pg_advisory_xact_lock(4711, NEW.council_id);
         SELECT e.seq, e.hash INTO last_seq, last_hash FROM public.ledger_entry e
           WHERE e.council_id = NEW.council_id ORDER BY e.seq DESC LIMIT 1;
         IF NEW.seq IS DISTINCT FROM COALESCE(last_seq, 0) + 1 OR length(NEW.hash) <> 64
           OR NEW.prev IS DISTINCT FROM COALESCE(last_hash, '') THEN
           RAISE EXCEPTION 'ledger_entry: not the next link'
             USING ERRCODE = 'insufficient_privilege';
         END IF;
         RETURN NEW;
       END $$""",
    """CREATE TRIGGER ledger_entry_next BEFORE INSERT ON ledger_entry
       FOR EACH ROW EXECUTE FUNCTION ledger_entry_link()""",
    "ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_next",
    """CREATE FUNCTION ledger_body_refuse() RETURNS trigger LANGUAGE plpgsql
       SET search_path = pg_catalog, pg_temp AS $$
       BEGIN
         IF TG_OP = 'UPDATE' AND NEW.council_id = OLD.council_id AND NEW.seq = OLD.seq
           AND NEW.salt IS NULL AND NEW.body IS NULL THEN
           RETURN NEW;
         END IF;
         RAISE EXCEPTION 'ledger_body: it can only be erased'
           USING ERRCODE = 'insufficient_privilege';
       END $$""",
    """CREATE TRIGGER ledger_body_no_change BEFORE UPDATE OR DELETE ON ledger_body
       FOR EACH ROW EXECUTE FUNCTION ledger_body_refuse()""",
    """CREATE TRIGGER ledger_body_no_truncate BEFORE TRUNCATE ON ledger_body
       FOR EACH STATEMENT EXECUTE FUNCTION ledger_body_refuse()""",
    "ALTER TABLE ledger_body ENABLE ALWAYS TRIGGER ledger_body_no_change",
    "ALTER TABLE ledger_body ENABLE ALWAYS TRIGGER ledger_body_no_truncate",
)
POSTGRES_CHAIN_FUNCTIONS = ("ledger_entry_refuse", "ledger_entry_link", "ledger_body_refuse")

SQLITE_FIRST_SEARCH = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
       words, pairs, content='search_entry', content_rowid='id',
       tokenize='unicode61 remove_diacritics 0')""",
    "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",  # re-created, it would find nothing
)
POSTGRES_FIRST_SEARCH = (
    """CREATE INDEX search_entry_tsv ON search_entry
       USING gin (to_tsvector('simple', words || ' ' || pairs))""",
)
# No folded word holds "=": a facet cannot be typed.
SQLITE_SEARCH = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
       words, facets, content='search_entry', content_rowid='id',
       tokenize="unicode61 remove_diacritics 0 tokenchars '='")""",
    SQLITE_FIRST_SEARCH[1],
)
POSTGRES_SEARCH = (f"""CREATE INDEX search_entry_tsv ON search_entry USING gin (({TSVECTOR}))""",)


# Text is compared byte by byte, as SQLite does: a list has one order whatever language the
# database was made for, and goes on behind a token where it ended.
POSTGRES_BYTEWISE = """
SELECT format('ALTER TABLE %s %s', r.oid::regclass, string_agg(
  format('ALTER COLUMN %I TYPE %s COLLATE "C"', a.attname, format_type(a.atttypid, a.atttypmod)),
  ', '))
FROM pg_class r JOIN pg_attribute a ON a.attrelid = r.oid
WHERE r.oid = to_regclass(:table) AND a.attnum > 0 AND NOT a.attisdropped
  AND a.attcollation NOT IN (0, 'pg_catalog."C"'::regcollation)
GROUP BY r.oid
"""


def append_only(dialect: str, table: str) -> list[str]:
    """Return the statements that make a table append-only on this database."""
    rules = SQLITE_APPEND_ONLY if dialect == "sqlite" else POSTGRES_APPEND_ONLY
    return [rule.format(table=table) for rule in rules]


def chain(dialect: str) -> tuple[str, ...]:
    """Return the statements that let the ledger grow by its next entry, and in no other way."""
    return SQLITE_CHAIN if dialect == "sqlite" else POSTGRES_CHAIN


def guards(dialect: str) -> dict[str, str]:
    """Return the triggers by which timelines and ledger only ever grow: by name, as written."""
    rules = (*append_only(dialect, "proposal_event"), *chain(dialect))
    return {rule.split()[2]: rule for rule in rules if rule.startswith("CREATE TRIGGER")}


def first_full_text(dialect: str) -> tuple[str, ...]:
    """Return the statements that made it before migration 0008: of proposals alone."""
    return SQLITE_FIRST_SEARCH if dialect == "sqlite" else POSTGRES_FIRST_SEARCH


def full_text(dialect: str) -> tuple[str, ...]:
    """Return the statements that make the full-text index on this database."""
    return SQLITE_SEARCH if dialect == "sqlite" else POSTGRES_SEARCH


def include_object(_object: Any, name: str | None, *_: Any) -> bool:
    """Keep Alembic's comparison away from what it cannot know: the full-text index."""
    return not (name or "").startswith(("search_fts", "search_entry_tsv"))
