"""The ledger: what was published, in one chain for each council; who is public in the registers.

Going down, each version of the minutes gets back what the ledger holds of it.
"""

import sqlalchemy as sa
from alembic import op

from tracker.store import schema

revision = "0006"
down_revision = "0005"

ENTRY_TEXTS = ("at", "actor", "action", "subject", "body_hash", "prev", "hash")
GIVE_BACK = """
UPDATE minutes_version SET body = (
  SELECT {document} FROM ledger_body b
  WHERE b.council_id = minutes_version.council_id AND b.seq = minutes_version.seq)
WHERE body = '' AND EXISTS (
  SELECT 1 FROM ledger_body b WHERE b.council_id = minutes_version.council_id
  AND b.seq = minutes_version.seq AND b.body IS NOT NULL)
"""
DOCUMENT = {
    "sqlite": "json_extract(b.body, '$.document')",
    "postgresql": "(b.body::json->'document')::text",
}


def upgrade() -> None:
    op.create_table(
        "ledger_entry",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ENTRY_TEXTS),
        sa.ForeignKeyConstraint(
            ["council_id"], ["council.id"], name=op.f("fk_ledger_entry_council_id_council")
        ),
        sa.PrimaryKeyConstraint("council_id", "seq", name=op.f("pk_ledger_entry")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_ledger_entry_council_id_subject_seq"),
        "ledger_entry",
        ["council_id", "subject", "seq"],
    )
    op.create_table(
        "ledger_body",
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["council_id", "seq"],
            ["ledger_entry.council_id", "ledger_entry.seq"],
            name=op.f("fk_ledger_body_council_id_ledger_entry"),
        ),
        sa.PrimaryKeyConstraint("council_id", "seq", name=op.f("pk_ledger_body")),
        sqlite_strict=True,
    )
    op.add_column("minutes_version", sa.Column("seq", sa.Integer(), nullable=True))
    for register in ("organization", "person"):
        op.add_column(
            register,
            sa.Column("public", sa.Boolean(), server_default=sa.false(), nullable=False),
        )
    for rule in schema.chain(op.get_bind().dialect.name):
        op.execute(rule)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    op.execute(GIVE_BACK.format(document=DOCUMENT[dialect]))
    for register in ("organization", "person"):
        op.drop_column(register, "public")
    op.drop_column("minutes_version", "seq")
    op.drop_table("ledger_body")
    op.drop_table("ledger_entry")
    if dialect == "postgresql":
        for function in schema.POSTGRES_CHAIN_FUNCTIONS:
            op.execute(f"DROP FUNCTION {function}()")
