"""Take a copy of the store and say what came of it."""

from pathlib import Path

import click
from sqlalchemy import Engine

from tracker import clock
from tracker.cli.speech import _, stop
from tracker.settings import Settings
from tracker.store import backup, migrate
from tracker.store.backup import Unsound
from tracker.web.words.language import N_

UNSOUND = {
    "altered": N_("It was changed or cut off after its manifest was written."),
    "bad_manifest": N_("{where} is not a manifest of tracker backup."),
    "counts": N_("It holds other numbers of rows than the store did."),
    "foreign_key": N_("Row {row} of {table} names a row of {parent} that is not there."),
    "integrity": N_("SQLite finds it damaged: {what}"),
    "no_manifest": N_("Without its manifest {where} it cannot be trusted."),
    "not_copied": N_("It could not be written: {why}"),
    "occupied": N_("There is something at {where} already. Move it away first."),
    "too_new": N_("It was written by version {version}, whose tables this version does not know."),
}


def unsound(error: Unsound) -> str:
    """Return the sentence for a copy that cannot be trusted."""
    return _(UNSOUND[error.code], **error.values)


def copy(engine: Engine, folder: Path) -> Path:
    """Copy the store into `folder`, say and return where; exit 1 where the copy is not whole."""
    try:
        path, manifest = backup.take(engine, folder, at=clock.now())
    except Unsound as error:
        click.echo(_("There is no backup: the copy was thrown away."), err=True)
        click.echo(unsound(error), err=True)
        raise SystemExit(1) from error
    except OSError as error:
        stop(_("There is no backup: {why}", why=error))
    rows = sum(manifest.counts.values())
    click.echo(_("Backup taken, opened and checked, {rows} rows: {path}", rows=rows, path=path))
    return path


def copy_before_change(engine: Engine, settings: Settings) -> None:
    """Take a copy before the schema of a store with records changes; SQLite alone can."""
    if not migrate.exists(engine):
        return
    if engine.dialect.name != "sqlite":
        click.echo(_("No backup is taken of a store in PostgreSQL: use pg_dump."), err=True)
    elif any(backup.contents(engine).counts.values()):
        copy(engine, backups(settings))


def backups(settings: Settings) -> Path:
    """Return the folder for copies when none is named."""
    return settings.home / "backups"
