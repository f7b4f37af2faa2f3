"""Search for everything that is public, not for proposals alone, with facets and in order of days.

The index is made anew and filled from the record: of what it held before, nothing is lost. With
it comes the list of words that mean the same, as it is shipped.
"""

import sqlalchemy as sa
from alembic import op
from sqlmodel import Session

from tracker.domain import indexing
from tracker.persian.synonyms import FIRST
from tracker.persian.text import pairs, words
from tracker.store import schema

revision = "0009"
down_revision = "0008"

PROPOSALS = "SELECT id, council_id, text FROM proposal WHERE public ORDER BY id"


def upgrade() -> None:
    _make(sa.BigInteger(), ("words", "facets"))
    dialect = op.get_bind().dialect.name
    for rule in schema.full_text(dialect):
        op.execute(rule)
    sets = op.create_table(
        "synonym_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_synonym_set")),
        sqlite_strict=True,
    )
    op.bulk_insert(sets, [{"words": written} for written in FIRST])
    with Session(op.get_bind()) as session:
        indexing.fill(session)
        session.flush()


def downgrade() -> None:
    op.drop_table("synonym_set")
    entries = _make(sa.Integer(), ("words", "pairs"))
    connection = op.get_bind()
    rows = []
    for number, council_id, text in connection.execute(sa.text(PROPOSALS)):
        found = words(text)
        told = {"words": " ".join(found), "pairs": " ".join(pairs(found))}
        rows.append(told | {"council_id": council_id, "kind": "proposal", "record_id": number})
    if rows:
        connection.execute(sa.insert(entries), rows)
    for rule in schema.first_full_text(connection.dialect.name):
        op.execute(rule)


def _make(number: sa.types.TypeEngine[int], texts: tuple[str, ...]) -> sa.Table:
    """Make the table of entries anew, with this type of ids and these columns of words."""
    if op.get_bind().dialect.name == "sqlite":
        op.drop_table("search_fts")
    op.drop_table("search_entry")
    return op.create_table(
        "search_entry",
        sa.Column("id", number, nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_search_entry_council_id_council")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_search_entry_kind_record_id")),
        sqlite_strict=True,
    )
