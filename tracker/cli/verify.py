"""Is the store what its ledger says?"""

import re
from collections import defaultdict
from collections.abc import Sequence
from types import MappingProxyType
from typing import NoReturn

import click
from sqlalchemy import Engine

from tracker.cli.speech import _, stop
from tracker.cli.store import opened
from tracker.queries import councils
from tracker.settings import Settings
from tracker.store.engine import reading
from tracker.verify import whole
from tracker.verify.broken import Broken
from tracker.verify.whole import Anchors, Checked
from tracker.web.words.language import N_

ANCHOR = re.compile(r"(?:([a-z][a-z0-9-]{1,39}):)?([0-9]{1,9}):([0-9a-f]{64})", re.ASCII)

# What is wrong, and where: `tracker.verify` raises these codes.
BROKEN = {
    "answerer": N_("{code}: the name for which something was entered is kept wrongly."),
    "body": N_("{council}, entry {seq}: what it tells is not what was published."),
    "body_gone": N_("The ledger tells of the body “{name}”; the registers do not have it."),
    "body_unlike": N_("The body “{name}” (row {id}) is not what was published of it."),
    "cut_off": N_("{council}: the chain ends with entry {seq}, before the anchor {anchor}."),
    "damaged": N_("The file is damaged: {what}"),
    "emptied": N_("{council}, entry {seq}: its words are gone, and no entry says who erased them."),
    "entered": N_("{code}: event {place} was not entered when the store says."),
    "found_though_hidden": N_("The search finds the {kind} in row {id}, which is not public."),
    "gap": N_("{council}, entry {seq}: it follows entry {before}."),
    "hash": N_("{council}, entry {seq}: it does not have its own hash."),
    "index_unlike": N_("The full-text index does not hold what its table tells."),
    "link": N_("{council}, entry {seq}: it does not continue the entry before."),
    "meeting_gone": N_("{code}: the ledger tells of this meeting; the store does not have it."),
    "no_body": N_("{council}, entry {seq}: the row with its words is missing."),
    "not_found_by_words": N_(
        "The search has other words of the {kind} in row {id} than the record."
    ),
    "other_history": N_("{council}, entry {seq}: its hash is not the anchor's."),
    "person_gone": N_("The ledger tells of “{name}”; the registers do not have this person."),
    "person_unlike": N_("“{name}” (row {id}) is not what was published of that person."),
    "record": N_("{code}: “{place}” is not what entry {seq} and those after it tell."),
    "reference": N_("Row {row} of {table} names a row of {parent} that is not there."),
    "retraction": N_("{code}: taken back here, but not in the ledger, or the other way round."),
    "senseless": N_("{council}, entry {seq}: it makes no sense."),
    "standing": N_("{code}: it does not stand where its timeline says."),
    "unguarded": N_("The rule {name} is missing in the database, or is another one."),
    "untold": N_("{code}: it is published, and the ledger does not tell of it."),
    "version": N_("{code}: version {number} is not the one that was published."),
    "versions": N_("{code}: the store has other versions of it than the ledger."),
}


@click.command()
@click.option(
    "--anchor",
    "anchors",
    multiple=True,
    metavar="[COUNCIL:]SEQ:HASH",
    help=N_(
        "A head that somebody wrote down; with the name of its council where there are several."
    ),
)
def verify(anchors: Sequence[str]) -> None:
    """Tell whether the store is what its ledger says; print the head of each chain.

    Exit 0 if it is, 1 with the first row that is not, 2 where that cannot be found out.
    """
    engine = opened(Settings.from_environment())
    check(engine, _anchors(engine, anchors))
    click.echo(_("The store is what its ledger says."))


def check(engine: Engine, anchors: Anchors = MappingProxyType({})) -> None:
    """Print the head of each chain; end with 1 at the first row that is not what one says."""
    try:
        with reading(engine) as session:
            whole.check(session, anchors=anchors, done=_tell)
    except Broken as broken:
        click.echo(_(BROKEN[broken.code], **broken.values), err=True)
        raise SystemExit(1) from None


def _tell(checked: Checked) -> None:
    if checked.head is None:
        click.echo(_("{council}: nothing was published yet.", council=checked.slug))
        return
    message = _(
        "{council}: {entries} entries, {meetings} meetings.",
        council=checked.slug,
        entries=checked.head.seq,
        meetings=checked.meetings,
    )
    click.echo(f"{message} {checked.head}")


def _anchors(engine: Engine, typed: Sequence[str]) -> dict[str, dict[int, str]]:
    """Return the anchors by council and number; stop where one says nothing."""
    with reading(engine) as session:
        slugs = [council.slug for council in councils.every(session)]
    known: dict[str, dict[int, str]] = defaultdict(dict)
    for anchor in typed:
        read = ANCHOR.fullmatch(anchor.strip().lower())
        slug = read and (read[1] or (slugs[0] if len(slugs) == 1 else ""))
        if not read or slug not in slugs:
            _stop_at(anchor, slugs)
        known[slug][int(read[2])] = read[3]
    return known


def _stop_at(anchor: str, slugs: Sequence[str]) -> NoReturn:
    stop(
        _(
            "“{anchor}” is no anchor of this store. One is written COUNCIL:SEQ:HASH, and the "
            "council is one of: {councils}",
            anchor=anchor,
            councils=", ".join(slugs),
        )
    )
