"""Documents in and out of the store."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import click
from sqlmodel import Session

from tracker import exchange
from tracker.cli.importing import TOGETHER, Import, collecting_seldom
from tracker.cli.sources import batched, raw
from tracker.cli.speech import _, stop
from tracker.cli.store import opened
from tracker.models.codes import typed
from tracker.persian.text import clean
from tracker.queries import councils, documents
from tracker.settings import Settings
from tracker.store.engine import reading, rehearsal
from tracker.web.words.language import N_

LONGEST_REASON = 2000


@click.command(name="import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help=N_("Check everything and write nothing."))
@click.option("--correct", metavar="REASON", help=N_("Publish what differs as the next version."))
def import_(sources: tuple[Path, ...], dry_run: bool, correct: str | None) -> None:
    """Import meeting documents: FILE.json (one), FILE.jsonl (one a line), or a folder of them.

    Each document goes in whole or not at all. Exit 1 if any was refused.
    """
    if correct is not None and not 0 < len(clean(correct)) <= LONGEST_REASON:
        stop(_("The reason must have 1 to {most} letters.", most=LONGEST_REASON))
    engine = opened(Settings.from_environment())
    with collecting_seldom(), rehearsal(engine) if dry_run else nullcontext(engine) as store:
        importing = Import(store, correct=correct)
        for batch in batched(importing.readable(raw(sources)), TOGETHER):
            importing.take(batch)
    if not importing.outcomes:
        stop(_("There is no document in it: a folder is read for .json, .jsonl and .ndjson files."))
    importing.report()


@click.command()
@click.argument("codes", nargs=-1)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help=N_("Write CODE.json files into this folder instead of JSON lines to standard output."),
)
def export(codes: tuple[str, ...], folder: Path | None) -> None:
    """Export meetings as documents: those with these CODES, or all, whole (closed sessions too)."""
    engine = opened(Settings.from_environment())
    with reading(engine) as session:
        for code in _read(session, codes) if codes else documents.codes(session):
            document = documents.coded(session, code)
            if document is None:
                stop(_("There is no meeting {code}.", code=code))
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{code}.json").write_text(exchange.write(document), encoding="utf-8")
            else:
                click.echo(exchange.canonical(document))
            session.expunge_all()


def _read(session: Session, codes: tuple[str, ...]) -> Iterator[str]:
    """Yield the codes that were typed as they stand in the record; stay with what is no code."""
    prefixes = {council.short_name: council.prefix for council in councils.every(session)}
    for code in codes:
        found = typed(code, prefixes)
        yield found.code if found else code
