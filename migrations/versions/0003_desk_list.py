"""An index for the desk's list of proposals, which shows those of closed sessions too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index(
        "ix_proposal_desk",
        "proposal",
        ["council_id", "updated_at", "id"],
        unique=False,
        sqlite_where=sa.text("status IS NOT NULL"),
        postgresql_where=sa.text("status IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_proposal_desk", "proposal")
