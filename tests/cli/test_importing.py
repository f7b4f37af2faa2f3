"""One run of an import: a batch together, or one by one where the store refuses."""

import gc
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, text

from tests.factories import DAY, content, document, meeting, proposal, raw
from tracker.cli.importing import TOGETHER, UNCOLLECTED, Import, collecting_seldom
from tracker.cli.sources import Raw, Taken
from tracker.store.engine import rehearsal


def meetings(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM meeting")) or 0)


def test_one_bad_document_of_a_batch_keeps_no_other_out(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Import(engine, correct=None)
    ahead = document(sitting=2, meeting=meeting() | {"day": "2100-01-01"})
    run.take([Taken("good", document(proposal(1))), Taken("bad", ahead)])
    assert dict(run.outcomes) == {"published": 1, "refused": 1}
    assert meetings(engine) == 1
    assert capsys.readouterr().err.startswith("bad: meeting.day: ")


def test_what_cannot_be_read_is_told_and_left_out(
    engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Import(engine, correct=None)
    found = list(run.readable([Raw("one", b"["), Raw("two", raw(content()))]))
    assert [taken.place for taken in found] == ["two"]
    assert dict(run.outcomes) == {"refused": 1}
    assert capsys.readouterr().err.startswith("one: ")


def many() -> list[Taken]:
    return [
        Taken(str(n), document(prefix=f"A{chr(65 + n // 26)}{chr(65 + n % 26)}"))
        for n in range(TOGETHER)
    ]


def test_a_long_run_says_how_far_it_is(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    Import(engine, correct=None).take(many())
    assert capsys.readouterr().err.startswith(f"{TOGETHER} documents, ")


def test_a_dry_run_comes_to_what_the_run_would_and_leaves_nothing(engine: Engine) -> None:
    numbered = meeting(body="شورا", number="۱")
    later = DAY + timedelta(days=7)
    batches = [
        [Taken("first", document(proposal(1), meeting=numbered))],
        [Taken("again", document(proposal(1), meeting=numbered))],
        [
            Taken("ahead", document(sitting=3, meeting=meeting() | {"day": "2100-01-01"})),
            Taken("number", document(day=later, meeting=numbered | {"day": later.isoformat()})),
            Taken("second", document(sitting=2)),
        ],
    ]

    def ran(store: Engine | Connection) -> dict[str, int]:
        run = Import(store, correct=None)
        for batch in batches:
            run.take(batch)
        return dict(run.outcomes)

    with rehearsal(engine) as dry:
        rehearsed = ran(dry)
    assert meetings(engine) == 0
    assert rehearsed == ran(engine) == {"published": 2, "unchanged": 1, "refused": 2}
    assert meetings(engine) == 2


def test_a_dry_run_says_that_it_is_one(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    with rehearsal(engine) as dry:
        run = Import(dry, correct=None)
        run.take(many())
    run.report()
    assert capsys.readouterr().out.startswith("Dry run, nothing written: published 100,")
    assert meetings(engine) == 0


def test_garbage_is_collected_seldom_while_an_import_lasts_and_no_longer() -> None:
    before = gc.get_threshold()
    with collecting_seldom():
        assert gc.get_threshold()[0] == UNCOLLECTED
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
