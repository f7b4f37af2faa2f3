"""Bring a store's schema up or down, and tell whether it is the one that this code expects."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

from tracker.settings import shipped
from tracker.store import schema
from tracker.store.engine import set_journal_mode


def configuration(engine: Engine) -> Config:
    """Return Alembic's configuration for this engine."""
    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Create the store where there is none, and bring its schema up to `revision`."""
    if engine.dialect.name == "sqlite" and engine.url.database:
        path = Path(engine.url.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # drafts and hashes of passwords are for its owner alone
        set_journal_mode(path)
    command.upgrade(configuration(engine), revision)
    if engine.dialect.name == "postgresql":
        _compare_bytewise(engine)


def _compare_bytewise(engine: Engine) -> None:
    """Give every column of text, whichever migration made it, the order that SQLite has."""
    with engine.begin() as connection:
        for table in SQLModel.metadata.tables:
            asked = connection.execute(text(schema.POSTGRES_BYTEWISE), {"table": table})
            for change in asked.scalars().all():
                connection.exec_driver_sql(change)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema down to `revision` (`base`: nothing is left)."""
    command.downgrade(configuration(engine), revision)


def exists(engine: Engine) -> bool:
    """Tell whether there is a store, however old its schema."""
    path = engine.url.database
    if engine.dialect.name == "sqlite" and not (path and Path(path).is_file()):
        return False
    with engine.connect().execution_options(reading=True) as connection:
        return bool(inspect(connection).get_table_names())


def is_current(engine: Engine) -> bool:
    """Tell whether the store is there and its schema is the newest."""
    return exists(engine) and revision(engine) == script().get_current_head()


def revision(engine: Engine) -> str | None:
    """Return at which revision the schema of a store is; None where it has no tables."""
    with engine.connect().execution_options(reading=True) as connection:
        return MigrationContext.configure(connection).get_current_revision()


def knows(number: str | None) -> bool:
    """Tell whether this version of the program knows the revision."""
    return number in {step.revision for step in script().walk_revisions()}


def script() -> ScriptDirectory:
    """Return the migrations, in order."""
    return ScriptDirectory(str(shipped("migrations")))


def differences(engine: Engine) -> list[object]:
    """Return how the store's tables differ from the models; they never should."""
    with engine.connect().execution_options(reading=True) as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": schema.include_object, "compare_type": True}
        )
        return list(compare_metadata(context, SQLModel.metadata))
