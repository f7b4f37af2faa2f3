"""What the database itself refuses, whoever asks it: on either database."""

from typing import Any

import pytest
from sqlalchemy import Table, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from tests.factories import NOW

OWNED = {"council_id": 1}
OF_MEETING = {**OWNED, "meeting_id": 1, "position": 1}
NAMED = {**OWNED, "name": "شورا", "name_key": "شورا", "sort_key": "s"}
COUNCIL = {"slug": "qds", "name": "شورا", "short_name": "قدس", "prefix": "QDS"}
MEETING = {**OWNED, "version": 1, "title": "جلسه", "approximate": False, "body_inferred": False}
MEETING |= {"kind": "ordinary", "date_basis": "stated", "held": "held", "minutes": "published"}
ATTENDANCE = {**OF_MEETING, "presence": "present"}
PROPOSAL = {**OF_MEETING, "public": True, "kind": "proposal", "text": "متن", "continuing": False}
PROPOSAL |= {"extensions": 0, "disputed": False}
PUBLISHED = {"number": 1, "code": "QDS-1404-02-06-016", "status": "recorded"}
EVENT = {**OWNED, "proposal_id": 1, "happened_on": NOW.date(), "entered_at": NOW}
EVENT |= {"certainty": "claimed"}
VERSION = {**OWNED, "meeting_id": 1, "number": 1, "published_at": NOW, "sha256": "0", "body": "{}"}
ENTRY = {**OWNED, "id": 1, "kind": "proposal", "record_id": 1, "words": "", "facets": ""}
PARTY = {**OWNED, "proposal_id": 1, "position": 1, "name": "علی"}

Row = tuple[str, dict[str, Any]]

# Rows that may stand beside those of the fixture, and rows that may not.
TAKEN: list[Row] = [
    ("council", {**COUNCIL, "slug": "rey", "prefix": "REY"}),
    ("organization", {**NAMED, "council_id": 2}),
    ("organization", {**NAMED, "name_key": "دیگر", "classification": "ngo"}),
    ("person", NAMED),
    ("meeting", {**MEETING, "body_id": 1, "term": "ششم", "number": "۲"}),
    ("meeting", {**MEETING, "body_id": 1, "term": "هفتم", "number": "۱"}),
    ("meeting", {**MEETING, "body_id": 1, "number": "۲"}),
    ("meeting", {**MEETING, "number": "۳"}),
    ("meeting", MEETING),
    ("attendance", ATTENDANCE),  # of a draft: nothing is filled in yet
    ("attendance", {**ATTENDANCE, "group_text": "مردم"}),
    ("attendance", {**ATTENDANCE, "person_id": 1, "organization_id": 1}),
    ("proposal", PROPOSAL),
    ("proposal", {**PROPOSAL, **PUBLISHED, "number": 99, "code": "x"}),
    ("proposal_event", {**EVENT, "kind": "comment"}),
    ("proposal_event", {**EVENT, "kind": "status", "status": "verified"}),
    ("minutes_version", {**VERSION, "number": 2}),
    ("search_entry", {**ENTRY, "id": 2, "kind": "statement"}),
    ("proposal_party", {**PARTY, "part": "informed"}),
]
REFUSED: list[Row] = [
    ("council", {**COUNCIL, "slug": "rey"}),
    ("council", {**COUNCIL, "prefix": "REY"}),
    ("organization", NAMED),
    ("organization", {**NAMED, "name_key": "ب", "classification": "club"}),
    ("organization", {**NAMED, "name_key": "ب", "parent_id": 99}),
    ("person", {**NAMED, "council_id": 99}),
    ("meeting", {**MEETING, "code": "QDS-1404-02-06"}),
    ("meeting", {**MEETING, "body_id": 1, "term": "ششم", "number": "۱"}),
    ("meeting", {**MEETING, "body_id": 1, "number": "۳"}),
    ("meeting", {**MEETING, "body_id": 99}),
    ("meeting", {**MEETING, "minutes": "lost"}),
    ("meeting", {**MEETING, "title": None}),
    ("attendance", {**ATTENDANCE, "group_text": "مردم", "person_id": 1}),
    ("attendance", {**ATTENDANCE, "group_text": "مردم", "organization_id": 1}),
    ("proposal", {**PROPOSAL, **PUBLISHED, "number": 0, "code": "x"}),
    ("proposal", {**PROPOSAL, **PUBLISHED, "number": 100, "code": "x"}),
    ("proposal", {**PROPOSAL, **PUBLISHED, "number": 2}),
    ("proposal", {**PROPOSAL, **PUBLISHED, "code": "x"}),
    ("proposal", {**PROPOSAL, "number": 5}),
    ("proposal", {**PROPOSAL, "code": "x"}),
    ("proposal", {**PROPOSAL, "status": "recorded"}),
    ("proposal", {**PROPOSAL, "statement_id": 99}),
    ("proposal_event", {**EVENT, "kind": "status"}),
    ("proposal_event", {**EVENT, "kind": "comment", "status": "verified"}),
    ("proposal_event", {**EVENT, "kind": "gossip"}),
    ("proposal_event", {**EVENT, "kind": "comment", "proposal_id": 99}),
    ("minutes_version", VERSION),
    ("search_entry", {**ENTRY, "id": 2}),
    ("search_entry", {**ENTRY, "record_id": 2}),
    ("proposal_party", {**PARTY, "part": "friend"}),
    ("membership", {**OWNED, "person_id": 1, "organization_id": 99, "role": "عضو"}),
    ("statement", {**OF_MEETING, "meeting_id": 99, "kind": "statement", "text": "متن"}),
    ("agenda_item", {**OF_MEETING, "meeting_id": 99, "text": "بند"}),
]


def table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


def goes_in(session: Session, name: str, row: dict[str, Any]) -> bool:
    """Tell whether the database takes this row, and take it back."""
    with session.begin_nested() as savepoint:
        try:
            session.connection().execute(insert(table(name)), row)
        except IntegrityError:
            return False
        finally:
            savepoint.rollback()
    return True


@pytest.fixture
def stocked(either: Session) -> Session:
    """Return a session on a store with one row of each kind, and a second council."""
    first: list[Row] = [
        ("council", COUNCIL),
        ("council", {**COUNCIL, "slug": "two", "prefix": "TWO"}),
        ("organization", NAMED),
        ("person", NAMED),
        (
            "meeting",
            {**MEETING, "code": "QDS-1404-02-06", "body_id": 1, "term": "ششم", "number": "۱"},
        ),
        ("meeting", {**MEETING, "body_id": 1, "number": "۳"}),
        ("proposal", {**PROPOSAL, **PUBLISHED}),
        ("minutes_version", VERSION),
        ("search_entry", ENTRY),
    ]
    for name, row in first:
        either.connection().execute(insert(table(name)), row)
    return either


def test_what_may_stand_beside_each_other_is_taken(stocked: Session) -> None:
    assert [(name, row) for name, row in TAKEN if not goes_in(stocked, name, row)] == []


def test_what_contradicts_the_record_is_refused(stocked: Session) -> None:
    assert [(name, row) for name, row in REFUSED if goes_in(stocked, name, row)] == []
