"""What the database itself can tell: pages, references, the rules that guard the ledger."""

from sqlalchemy import text
from sqlmodel import Session

from tracker.store import schema
from tracker.verify.broken import Broken

GUARDS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """SELECT tgname AS name, '' AS sql FROM pg_trigger
        WHERE NOT tgisinternal AND tgenabled = 'A'""",
}


def check(session: Session) -> None:
    """Raise Broken where the store is damaged or unguarded."""
    dialect = session.get_bind().dialect.name
    if dialect == "sqlite":
        _check_pages(session)
    _check_guards(session, dialect)


def _check_pages(session: Session) -> None:
    connection = session.connection()
    if (found := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()) != "ok":
        raise Broken("damaged", what=found)
    if row := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise Broken("reference", table=row[0], row=row[1], parent=row[2])


def _check_guards(session: Session, dialect: str) -> None:
    found = session.connection().execute(text(GUARDS[dialect]))
    rules = {row.name: row.sql for row in found}
    for name, sql in schema.guards(dialect).items():
        if name not in rules or (dialect == "sqlite" and rules[name] != sql):
            raise Broken("unguarded", name=name)
