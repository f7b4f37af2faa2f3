"""Take copies of the store, and lay one back."""

from pathlib import Path

import click

from tracker.cli.copying import backups, copy, unsound
from tracker.cli.speech import _, stop
from tracker.cli.store import opened, reached
from tracker.cli.verify import check
from tracker.settings import Settings
from tracker.store import migrate
from tracker.store.backup import Unsound
from tracker.store.engine import connect
from tracker.store.restore import restore as lay_back
from tracker.web.words.language import N_

POSTGRES = N_(
    "This store lies in PostgreSQL, which has its own way: "
    "pg_dump --format=custom --file=tracker.dump {name}"
)


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=N_("Folder for the copy; backups/ beside the store (TRACKER_HOME) by default."),
)
def backup(folder: Path | None) -> None:
    """Copy the store while it is in use, open the copy, check it, and write its manifest.

    Then hold the copy against its ledger, and print the head of each chain. Exit 1 if the copy is
    not whole: then there is none; and if it is not what its ledger says: then it is kept.
    """
    settings = Settings.from_environment()
    engine = opened(settings)
    if engine.dialect.name != "sqlite":
        stop(_(POSTGRES, name=engine.url.database))
    path = copy(engine, folder or backups(settings))
    copied = connect(f"sqlite:///{path}")
    check(copied)
    copied.dispose()


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Lay a backup where the store is to be, if it is what its manifest says.

    Refuses where a store lies already: move it away first. Everybody signs in again.
    """
    engine = reached(Settings.from_environment())
    path = engine.url.database
    if engine.dialect.name != "sqlite" or not path:
        stop(_("A store in PostgreSQL is brought back with pg_restore."))
    try:
        manifest = lay_back(file, Path(path))
    except Unsound as error:
        click.echo(_("Nothing was restored."), err=True)
        click.echo(unsound(error), err=True)
        raise SystemExit(1) from error
    except OSError as error:
        stop(_("Nothing was restored: {why}", why=error))
    when = f"{manifest.taken_at:%Y-%m-%d %H:%M}"
    click.echo(_("The store of {when} UTC is back: {path}", when=when, path=path))
    click.echo(_("Everybody signs in again; links that were not used must be made anew."))
    if not migrate.is_current(engine):
        click.echo(_("It is of an older version. Bring it up to date with: tracker db upgrade"))
