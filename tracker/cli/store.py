"""Create, bring up to date and check the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click
from alembic.util import CommandError
from sqlalchemy import Engine

from tracker import clock
from tracker.cli.copying import copy_before_change
from tracker.cli.speech import _, stop
from tracker.cli.spoken import Spoken
from tracker.domain import opening
from tracker.settings import Settings
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.web.words.language import N_

TOGETHER = 100  # meetings in one transaction


def reached(settings: Settings) -> Engine:
    """Return the store's engine, there or not; its connections end with the command."""
    engine = connect(settings.database_url)
    click.get_current_context().call_on_close(engine.dispose)
    return engine


def opened(settings: Settings) -> Engine:
    """Return the engine of a store that is there and up to date; else say what to do, and stop."""
    engine = reached(settings)
    if not migrate.is_current(engine):
        _stop_without(engine)
    return engine


def _stop_without(engine: Engine) -> NoReturn:
    stop(
        _(
            "There is no up-to-date store at {where}. "
            "Create it, or bring it up to date, with: tracker db upgrade",
            where=engine.url.render_as_string(),
        )
    )


@contextmanager
def _revisions(revision: str) -> Iterator[None]:
    """Say so and stop where there is no such revision."""
    try:
        yield
    except CommandError:
        stop(_("The store's schema knows no revision {revision}.", revision=revision))


def open_chains(engine: Engine) -> None:
    """Let the ledger tell of what was published before there was one; can be broken off."""
    done = 0
    while told := _open_some(engine):
        done += told
        click.echo(_("{done} meetings entered in the ledger", done=done), err=True)


def _open_some(engine: Engine) -> int:
    with writing(engine) as session:
        meetings = opening.waiting(session, TOGETHER)
        for meeting in meetings:
            opening.tell(session, meeting, at=clock.now())
        session.commit()
        return len(meetings)


@click.group(cls=Spoken)
def db() -> None:
    """Create the store, change its schema, check it."""


@db.command()
@click.argument("revision", default="head")
def upgrade(revision: str) -> None:
    """Create the store or bring its schema up to REVISION (the newest).

    A store that holds records is copied first; without a sound copy nothing is changed.
    """
    settings = Settings.from_environment()
    engine = reached(settings)
    if not migrate.is_current(engine):
        copy_before_change(engine, settings)
    with _revisions(revision):
        migrate.upgrade(engine, revision)
    if migrate.is_current(engine):
        open_chains(engine)
    click.echo(_("The store is up to date: {where}", where=engine.url.render_as_string()))


@db.command()
@click.argument("revision")
@click.confirmation_option(
    prompt=N_("Tables above that revision are dropped with their data. Go on?")
)
def downgrade(revision: str) -> None:
    """Take the schema down to REVISION ("base": nothing is left); a copy is taken first."""
    settings = Settings.from_environment()
    engine = reached(settings)
    if not migrate.exists(engine):
        _stop_without(engine)
    copy_before_change(engine, settings)
    with _revisions(revision):
        migrate.downgrade(engine, revision)
    click.echo(_("The store's schema is at {revision}.", revision=revision))


@db.command()
def check() -> None:
    """Tell whether the store has the tables that this version expects; exit 1 if not."""
    engine = opened(Settings.from_environment())
    if different := migrate.differences(engine):
        for difference in different:
            click.echo(str(difference), err=True)
        raise SystemExit(1)
    click.echo(_("The store has the tables that this version expects."))
