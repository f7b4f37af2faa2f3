"""Whether the store is what its ledger says, through the command line."""

import pytest

from tests.cli.conftest import Tracker
from tests.tampering import tamper
from tracker.settings import shipped
from tracker.store.engine import connect, writing


@pytest.fixture
def seeded(begun: Tracker) -> Tracker:
    """Return the command line of a store with the Qods session."""
    assert begun("import", shipped("seeds")).exit_code == 0
    return begun


def head(tracker: Tracker) -> str:
    """Return the head that is printed: COUNCIL:SEQ:HASH."""
    line = tracker("verify").stdout.splitlines()[0]
    slug, _, rest = line.partition(":")
    return f"{slug}:{rest.split()[-1]}"


def test_a_store_without_a_publication_is_what_its_ledger_says(begun: Tracker) -> None:
    ran = begun("verify")
    assert (ran.exit_code, ran.stdout) == (0, "The store is what its ledger says.\n")


def test_the_head_of_each_chain_is_printed_and_holds_as_an_anchor(seeded: Tracker) -> None:
    known = head(seeded)
    assert known.startswith("qods:1:")
    for anchor in (known, known.partition(":")[2], f" {known.upper()} "):
        assert seeded("verify", "--anchor", anchor).exit_code == 0


def test_the_first_row_that_is_wrong_is_named(seeded: Tracker, place: str) -> None:
    with writing(connect(place)) as session:
        tamper(session, "UPDATE proposal SET text = 'x' WHERE number = 2")
        session.commit()
    ran = seeded("verify")
    wrong = "QDS-1404-02-06: “proposals[1].text” is not what entry 1 and those after it tell.\n"
    assert (ran.exit_code, ran.stderr) == (1, wrong)
    assert "همان نیست" in seeded("--lang", "fa", "verify").stderr


def test_another_history_than_the_anchors_is_wrong(seeded: Tracker) -> None:
    slug, seq, digest = head(seeded).split(":")
    other = f"{slug}:{seq}:{digest[::-1]}"
    ran = seeded("verify", "--anchor", other)
    assert (ran.exit_code, ran.stderr) == (1, "qods, entry 1: its hash is not the anchor's.\n")
    later = seeded("verify", "--anchor", f"{slug}:7:{digest}")
    assert later.stderr == "qods: the chain ends with entry 1, before the anchor 7.\n"


@pytest.mark.parametrize("anchor", ["x", "1:2", "rey:1:" + "0" * 64, "1:" + "g" * 64])
def test_what_is_no_anchor_of_this_store_is_told(seeded: Tracker, anchor: str) -> None:
    ran = seeded("verify", "--anchor", anchor)
    assert ran.exit_code == 2
    assert ran.stderr.endswith("one of: qods\n")


def test_without_a_store_nothing_can_be_checked(tracker: Tracker) -> None:
    assert tracker("verify").exit_code == 2


def test_an_older_store_opens_its_chains_when_it_is_brought_up_to_date(seeded: Tracker) -> None:
    assert seeded("db", "downgrade", "--yes", "0005").exit_code == 0
    ran = seeded("db", "upgrade")
    assert "1 meetings entered in the ledger\n" in ran.stderr
    assert head(seeded).startswith("qods:")
    assert seeded("verify").exit_code == 0
