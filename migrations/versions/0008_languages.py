"""An account chooses the language of the desk; those of before read Persian."""

from alembic import op

revision = "0008"
down_revision = "0007"

# In one statement with its check: SQLite adds none to a table that is there.
ADD = """ALTER TABLE account ADD COLUMN language {kind} DEFAULT 'fa' NOT NULL
CONSTRAINT ck_account_language CHECK (language IN ('fa', 'en'))"""
KINDS = {"sqlite": "TEXT", "postgresql": "VARCHAR(20)"}


def upgrade() -> None:
    op.execute(ADD.format(kind=KINDS[op.get_bind().dialect.name]))


def downgrade() -> None:
    op.drop_column("account", "language")
