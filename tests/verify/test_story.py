"""What a chain tells, folded entry by entry."""

from typing import Any

import pytest

from tracker.exchange.wire import compact
from tracker.models.ledger import Told
from tracker.verify.broken import Broken
from tracker.verify.story import Story, Version

CODE = "QDS-1404-02-06"
FIRST = f"{CODE}-016"


def version(number: int, *events: str, **document: Any) -> str:
    """Return the body of an entry that tells a version with one proposal."""
    proposal = {"number": 1, "code": FIRST, "events": [{"kind": kind} for kind in events]}
    return compact({"document": {"proposals": [proposal], **document}, "version": number})


def told(*entries: tuple[Told, str, str | None]) -> Story:
    """Return the story of these entries; each is of the instant that its number is."""
    story = Story("qds")
    for seq, (action, subject, body) in enumerate(entries, 1):
        story.tell(seq, f"at {seq}", action, subject, body)
    return story


def test_the_last_version_stands_with_the_events_since() -> None:
    story = told(
        (Told.PUBLISHED, CODE, version(1, "status")),
        (Told.EVENT, FIRST, "{}"),
        (Told.CORRECTED, CODE, version(2, "status", "comment", "correction")),
        (Told.EVENT, FIRST, "{}"),
    )
    minutes = story.minutes[CODE]
    assert (minutes.standing, minutes.events) == (3, {4: FIRST})
    assert minutes.versions == {1: Version(1, "at 1"), 2: Version(3, "at 3")}
    assert minutes.entered == {FIRST: ["at 1", "at 2", "at 3", "at 4"]}


def test_when_that_was_entered_which_was_hidden_or_found_no_chain_can_tell() -> None:
    hidden = compact({"document": {"proposals": []}, "version": 1})
    shown = told(
        (Told.PUBLISHED, CODE, hidden), (Told.CORRECTED, CODE, version(2, "status", "comment"))
    )
    assert shown.minutes[CODE].entered == {FIRST: [None, None]}
    found = told((Told.FOUND, CODE, version(1, "status"))).minutes[CODE]
    assert (found.entered, found.versions) == ({FIRST: [None]}, {1: Version(1, None)})


def test_documents_fill_in_what_entries_of_their_own_tell_anew() -> None:
    role = {"organization": "شورا", "role": "عضو"}
    people = [{"name": "علی", "memberships": [role]}]
    story = told(
        (Told.PUBLISHED, CODE, version(1, organizations=[{"name": "شوراي", "seats": 7}])),
        (Told.PUBLISHED, "C-2", version(1, organizations=[{"name": "شورای", "parent": "الف"}])),
        (Told.PUBLISHED, "C-3", version(1, people=people)),
        (Told.PUBLISHED, "C-4", version(1, people=people)),
    )
    assert story.bodies == {"شورای": {"seats": 7, "parent": "الف"}}
    assert story.people["علی"]["memberships"] == [role]
    own = compact({"organization": {"name": "انجمن", "seats": 5}, "was": "شورای"})
    story.tell(5, "at 5", Told.ORGANIZATION, "1", own)
    story.tell(6, "at 6", Told.PERSON, "1", compact({"person": {"name": "علی"}}))
    assert (story.bodies, story.people) == ({"انجمن": {"seats": 5}}, {"علی": {}})


def test_what_was_erased_is_not_known_and_says_so_itself() -> None:
    story = told((Told.PUBLISHED, CODE, None))
    assert story.minutes[CODE].erased
    assert story.emptied() == 1
    story.tell(2, "at 2", Told.ERASED, "1", "{}")
    assert story.emptied() is None


def test_a_meeting_that_was_taken_back_is_so() -> None:
    story = told((Told.PUBLISHED, CODE, version(1)), (Told.RETRACTED, CODE, "{}"))
    assert story.minutes[CODE].retracted


@pytest.mark.parametrize(
    "entry",
    [
        (Told.PUBLISHED, CODE, "no json"),
        (Told.PUBLISHED, CODE, "[]"),
        (Told.PUBLISHED, CODE, "{}"),
        (Told.EVENT, FIRST, "{}"),
        (Told.ORGANIZATION, "1", "{}"),
        (Told.ERASED, "x", "{}"),
    ],
)
def test_what_makes_no_sense_is_named(entry: tuple[Told, str, str]) -> None:
    with pytest.raises(Broken, match="senseless"):
        told(entry)
