"""Serve the pages: a real store, or the demonstration."""

import errno
from dataclasses import replace
from socket import socket

import click

from tracker import clock
from tracker.cli import listening
from tracker.cli.demonstration import open_doors
from tracker.cli.speech import _, stop
from tracker.cli.store import open_chains, opened
from tracker.domain.documents import take_in
from tracker.domain.errors import Refused
from tracker.exchange import read
from tracker.settings import Settings, default_home, shipped
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.web import create_app, limits, words
from tracker.web.words.language import N_


@click.command()
@click.option("--host", help=N_("Address to listen on (TRACKER_HOST; 127.0.0.1)."))
@click.option(
    "--port", type=int, help=N_("Port to listen on (TRACKER_PORT; 8000). 0 takes a free one.")
)
def serve(host: str | None, port: int | None) -> None:
    """Serve the pages of the store."""
    settings = Settings.from_environment()
    opened(settings)
    host = host or settings.host
    _serve(settings, host, _listener(host, settings.port if port is None else port))


@click.command()
@click.option("--port", type=int, default=8000, help=N_("Port on 127.0.0.1. 0 takes a free one."))
def demo(port: int) -> None:
    """Show the Qods session: its own store under .tracker/demo/, a banner on every page."""
    settings = Settings.from_environment(default_home() / "demo", demo=True)
    listener = _listener("127.0.0.1", port)  # or else whoever listens there loses its passwords
    engine = connect(settings.database_url)
    migrate.upgrade(engine)
    open_chains(engine)
    _plant(settings)
    open_doors(engine)
    _serve(settings, "127.0.0.1", listener)


def _plant(settings: Settings) -> None:
    """Import the seeds; one that has been changed in the demonstration stays as it is."""
    for seed in sorted(shipped("seeds").glob("*.json")):
        with writing(connect(settings.database_url)) as session:
            try:
                take_in(session, [read(seed.read_bytes())], today=clock.today(), at=clock.now())
            except Refused as refused:
                if refused.code != "known_code":
                    raise
            session.commit()


def _listener(host: str, port: int) -> socket:
    """Return what listens there; stop where nothing can be served."""
    if not words.is_compiled("fa"):
        stop(_("The Persian texts of this checkout are not compiled yet. Start it with: make run"))
    try:
        return listening.bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            stop(
                _(
                    "Port {port} is taken. Choose another with --port (or PORT=8001 make run).",
                    port=port,
                )
            )
        stop(_("Cannot listen on {host}, port {port}: {why}", host=host, port=port, why=error))


def _serve(settings: Settings, host: str, listener: socket) -> None:
    port = listener.getsockname()[1]
    app = create_app(replace(settings, host=host, port=port))
    at = f"[{host}]" if ":" in host else host
    click.echo(_("The pages are at {address}", address=f"http://{at}:{port}"))
    if settings.base_url:
        click.echo(_("Visitors reach them at {address}", address=settings.base_url))
    listening.run(app, listener, largest=2 * limits.widest(app))
    click.echo(_("Stopped."))
