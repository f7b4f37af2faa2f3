"""Alembic's environment: the engine comes from `tracker.store.migrate`, never from a file."""

from typing import Literal

from alembic import context
from sqlmodel import SQLModel

import tracker.models  # noqa: F401  (fills the metadata)
from tracker.store.schema import include_object

# A migration should not need SQLModel: its own types are written as the plain ones beneath them.
PLAIN = {"AutoString": "sa.String()", "UTCDateTime": "sa.DateTime(timezone=True)"}


def render_item(kind: str, item: object, _autogen: object) -> str | Literal[False]:
    """Return the text of a type in a new migration, or False to leave it to Alembic."""
    return PLAIN.get(type(item).__name__, False) if kind == "type" else False


with context.config.attributes["engine"].connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        include_object=include_object,
        render_item=render_item,
        transactional_ddl=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
