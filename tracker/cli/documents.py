"""Documents in and out of the store."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import click
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from tracker import clock, exchange
from tracker.cli.speech import _, sentence, stop
from tracker.cli.store import opened
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault, Faults
from tracker.exchange.wire import LARGEST
from tracker.queries import documents
from tracker.settings import Settings
from tracker.store.engine import reading, writing

TOGETHER = 100  # documents in one transaction: more gains nothing (store.md, Import)
LINES = (".jsonl", ".ndjson")
SHOWN = 20


class Raw(NamedTuple):
    """A document as it lies in a file, and where."""

    place: str
    data: bytes


class Taken(NamedTuple):
    """A document that could be read, and where it lies."""

    place: str
    document: Document


@click.command(name="import")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything and write nothing.")
@click.option("--correct", metavar="REASON", help="Publish what differs as the next version.")
def import_(sources: tuple[Path, ...], dry_run: bool, correct: str | None) -> None:
    """Import meeting documents: FILE.json (one), FILE.jsonl (one a line), or a folder of them.

    Each document goes in whole or not at all. Exit 1 if any was refused.
    """
    engine = opened(Settings.from_environment())
    importing = _Import(engine, dry_run=dry_run, correct=correct)
    for batch in _batched(importing.readable(_raw(sources)), TOGETHER):
        importing.take(batch)
    importing.report()


class _Import:
    """One run of the import: what it was told, and what has come of it so far."""

    def __init__(self, engine: Engine, *, dry_run: bool, correct: str | None) -> None:
        self.engine = engine
        self.dry_run = dry_run
        self.correct = correct
        self.outcomes: Counter[str] = Counter()
        self.began = time.monotonic()

    def readable(self, raw: Iterable[Raw]) -> Iterator[Taken]:
        """Yield the documents that have the right shape; say what is wrong with the others."""
        for place, data in raw:
            try:
                yield Taken(place, exchange.read(data))
            except Faults as faults:
                self._refuse(place, faults.faults)

    def take(self, batch: list[Taken]) -> None:
        """Take documents in together; where the store refuses, one by one."""
        try:
            self.outcomes.update(self._written(batch))
        except (Refused, IntegrityError) as error:
            if len(batch) > 1:
                for taken in batch:
                    self.take([taken])
                return
            self._refused(batch[0], error)
        if len(batch) == TOGETHER:
            self._progress()

    def report(self) -> None:
        """Print what came of it; exit 1 if a document was refused."""
        told = _(
            "published {published}, unchanged {unchanged}, "
            "corrected {corrected}, refused {refused}",
            **{outcome: self.outcomes[outcome] for outcome in (*Outcome, "refused")},
        )
        click.echo(_("Dry run, nothing written: {told}", told=told) if self.dry_run else told)
        if self.outcomes["refused"]:
            raise SystemExit(1)

    def _written(self, batch: list[Taken]) -> list[Outcome]:
        with writing(self.engine) as session:
            outcomes = take_in(
                session,
                [taken.document for taken in batch],
                today=clock.today(),
                at=clock.now(),
                correct=self.correct,
            )
            if not self.dry_run:
                session.commit()
            return outcomes

    def _refused(self, taken: Taken, error: Refused | IntegrityError) -> None:
        if isinstance(error, IntegrityError):
            self._refuse(taken.place, [Fault("", "store_refuses", {"why": str(error.orig)})])
        elif error.code == "faulty_document":
            self._refuse(taken.place, error.values["faults"])
        else:
            self._refuse(taken.place, [Fault("code", error.code, error.values)])
            for place, stored, given in error.values.get("differences", ())[:SHOWN]:
                click.echo(f"    {place}: {_short(stored)} -> {_short(given)}", err=True)

    def _refuse(self, place: str, faults: list[Fault]) -> None:
        self.outcomes["refused"] += 1
        for fault in faults:
            where = f"{place}: {fault.place}" if fault.place else place
            click.echo(f"{where}: {sentence(fault.code, fault.values)}", err=True)

    def _progress(self) -> None:
        done = self.outcomes.total()
        speed = done / (time.monotonic() - self.began)
        click.echo(_("{done} documents, {speed} a second", done=done, speed=round(speed)), err=True)


@click.command()
@click.argument("codes", nargs=-1)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write CODE.json files into this folder instead of JSON lines to standard output.",
)
def export(codes: tuple[str, ...], folder: Path | None) -> None:
    """Export meetings as documents: those with these CODES, or all, whole (closed sessions too)."""
    engine = opened(Settings.from_environment())
    with reading(engine) as session:
        for code in codes or documents.codes(session):
            document = documents.coded(session, code)
            if document is None:
                stop(_("There is no meeting {code}.", code=code))
            if folder:
                folder.mkdir(parents=True, exist_ok=True)
                (folder / f"{code}.json").write_text(exchange.write(document), encoding="utf-8")
            else:
                click.echo(exchange.canonical(document))
            session.expunge_all()


def _raw(sources: Iterable[Path]) -> Iterator[Raw]:
    for source in sources:
        if source.is_dir():
            found = [path for path in sorted(source.iterdir()) if path.suffix in (".json", *LINES)]
            yield from _raw(found)
        elif source.suffix in LINES:
            yield from _lines(source)
        else:
            with source.open("rb") as file:
                yield Raw(str(source), file.read(LARGEST + 1))


def _lines(source: Path) -> Iterator[Raw]:
    """Yield each line that holds something; one that is too long is cut, and refused later."""
    with source.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
            if line.strip():
                yield Raw(f"{source}:{number}", line)


def _batched(documents: Iterable[Taken], size: int) -> Iterator[list[Taken]]:
    """Yield lists of documents in which no code stands twice."""
    iterator = iter(documents)
    while batch := list(islice(iterator, size)):
        yield from _apart(batch)


def _apart(batch: list[Taken]) -> Iterator[list[Taken]]:
    codes: set[str] = set()
    together: list[Taken] = []
    for taken in batch:
        if taken.document.code in codes:
            yield together
            codes, together = set(), []
        codes.add(taken.document.code)
        together.append(taken)
    yield together


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
