"""One run of an import: what it was told, and what has come of it so far."""

import gc
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from tracker import clock, exchange
from tracker.cli.sources import Raw, Taken
from tracker.cli.speech import _, sentence
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Fault, Faults
from tracker.store.engine import writing

TOGETHER = 100  # documents in one transaction: more gains nothing (store.md, Import)
SHOWN = 20
UNCOLLECTED = 100_000  # objects: more than a batch of usual documents is made of


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Hold the garbage collector back, for as long as an import lasts.

    Documents are trees and go without it. Left alone, it would walk through each batch many times
    and, every few batches, through all that is loaded.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(UNCOLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


class Import:
    """One run of the import: what it was told, and what has come of it so far."""

    def __init__(self, store: Engine | Connection, *, correct: str | None) -> None:
        """Begin a run on a store, or a dry one on the connection of a `rehearsal`."""
        self.store = store
        self.dry_run = isinstance(store, Connection)
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
        with writing(self.store) as session:
            outcomes = take_in(
                session,
                [taken.document for taken in batch],
                today=clock.today(),
                at=clock.now(),
                correct=self.correct,
            )
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


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"
