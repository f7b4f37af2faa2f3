"""A session number stands once in a body that tells no terms, too."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_index(
        "uq_meeting_without_term",
        "meeting",
        ["body_id", "number"],
        unique=True,
        sqlite_where=sa.text("term IS NULL"),
        postgresql_where=sa.text("term IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("uq_meeting_without_term", "meeting")
