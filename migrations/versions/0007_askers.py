"""Those for whom something was entered are found by the folded name, as everywhere else."""

import sqlalchemy as sa
from alembic import op

from tracker.persian.text import name_key
from tracker.store import schema

revision = "0007"
down_revision = "0006"

EVENTS = "SELECT id, on_behalf_of FROM proposal_event WHERE on_behalf_of IS NOT NULL"
FILL = sa.text("UPDATE proposal_event SET on_behalf_of_key = :key WHERE id = :id")
# A timeline that only grows has to be told that this is no change of what it says.
OPEN = {
    "sqlite": "DROP TRIGGER proposal_event_no_update",
    "postgresql": "ALTER TABLE proposal_event DISABLE TRIGGER proposal_event_no_change",
}
CLOSE = {
    "sqlite": schema.guards("sqlite")["proposal_event_no_update"],
    "postgresql": "ALTER TABLE proposal_event ENABLE ALWAYS TRIGGER proposal_event_no_change",
}


def upgrade() -> None:
    op.add_column("proposal_event", sa.Column("on_behalf_of_key", sa.String(), nullable=True))
    op.create_index(
        "ix_proposal_event_on_behalf_of",
        "proposal_event",
        ["council_id", "on_behalf_of_key"],
        sqlite_where=sa.text("on_behalf_of_key IS NOT NULL"),
        postgresql_where=sa.text("on_behalf_of_key IS NOT NULL"),
    )
    connection = op.get_bind()
    keys = [
        {"id": row.id, "key": name_key(row.on_behalf_of)}
        for row in connection.execute(sa.text(EVENTS))
    ]
    if keys:
        dialect = connection.dialect.name
        op.execute(OPEN[dialect])
        connection.execute(FILL, keys)
        op.execute(CLOSE[dialect])


def downgrade() -> None:
    op.drop_index("ix_proposal_event_on_behalf_of", "proposal_event")
    op.drop_column("proposal_event", "on_behalf_of_key")
