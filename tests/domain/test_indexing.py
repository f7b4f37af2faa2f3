"""What the search holds is what the record shows, after every verb that changes the record."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from tests.factories import BY_HAND, DAY, document, meeting, proposal, published, step
from tests.following import actor, at_status, move, told
from tests.tables import rows
from tracker.domain import indexing, organizations, people
from tracker.domain.organizations import Description
from tracker.models import Organization, Person
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.models.search import Kind
from tracker.search import index
from tracker.verify import findable

WORDS = "SELECT words FROM search_entry WHERE kind = :kind ORDER BY id DESC"


def found(session: Session, kind: str) -> list[str]:
    """Return the words by which records of a kind are found, the newest first."""
    return [words for (words,) in rows(session, WORDS, kind=kind)]


def test_publication_makes_all_kinds_findable_in_the_order_of_days(either: Session) -> None:
    older = DAY - timedelta(days=7)
    said = {"statements": [{"text": "سخن", "speaker": "رضا", "role": "عضو"}]}
    published(either, document(proposal(1, text="پارک"), **said))
    published(either, document(proposal(1, text="باغ"), day=older, meeting=meeting(older)))
    assert found(either, "proposal") == ["پارک qds14040206016", "باغ qds14040130016"]
    assert found(either, "statement") == ["سخن رضا عضو"]
    assert found(either, "meeting") == ["جلسه qds14040206", "جلسه qds14040130"]
    findable.check(either)


def test_a_correction_leaves_nothing_of_what_was_said_before(either: Session) -> None:
    first = document(proposal(1, text="پارک"), proposal(2), statements=[{"text": "سخن"}])
    published(either, first)
    published(either, document(proposal(1, text="باغ"), statements=[{"text": "کلام"}]), correct="x")
    assert found(either, "proposal") == ["باغ qds14040206016"]
    assert found(either, "statement") == ["کلام"]
    findable.check(either)


def test_minutes_that_become_a_closed_session_keep_no_statement(either: Session) -> None:
    published(either, document(proposal(1), statements=[{"text": "سخن"}], agenda=["بند"]))
    closed = meeting(kind="closed", body="شورا", title="راز")
    published(either, document(proposal(1), meeting=closed), correct="x")
    assert [found(either, kind) for kind in ("statement", "proposal")] == [[], []]
    assert found(either, "meeting") == ["شورا qds14040206"]
    findable.check(either)


def test_a_step_changes_the_facets_and_a_letter_the_words(either: Session) -> None:
    row = at_status(either, Status.RECORDED)
    by = actor(either, Role.SECRETARY)
    owed = told(("decision",), ("organization",), ("due_on",), ("channel",), ("certainty",))
    move(either, row, Status.ASSIGNED, by, **owed)
    letter = told(("letter_direction",), ("channel",), ("certainty",), letter_number="۷۷/۵")
    move(either, row, EventKind.LETTER, by, **letter)
    findable.check(either)
    [(words, facets)] = rows(
        either,
        "SELECT words, facets FROM search_entry WHERE kind = 'proposal' AND record_id = :id",
        id=row.id,
    )
    assert words.endswith(" 77 5")
    assert facets.split()[3:] == ["s=assigned", f"o={row.responsible_id}"]


def test_a_person_is_found_while_public_and_holding_a_role(either: Session) -> None:
    roles = [{"organization": "شورا", "role": "رئیس"}]
    named = [{"name": "مریم", "memberships": roles}, {"name": "رضا"}]
    published(either, document(people=named))
    assert found(either, "person") == ["مریم رییس شورا"]
    body = either.exec(select(Organization).where(Organization.name == "شورا")).one()
    organizations.change(either, body, description=Description("شورا"), **BY_HAND)
    findable.check(either)


def test_a_rename_reaches_the_body_and_its_members(session: Session) -> None:
    roles = [{"organization": "شوراي شهر", "role": "رئیس"}]
    published(session, document(people=[{"name": "مریم", "memberships": roles}]))
    body = session.exec(select(Organization)).one()
    description = Description("شورای شهر", licence_number="۱۲/الف")
    organizations.change(session, body, description=description, **BY_HAND)
    person = session.exec(select(Person)).one()
    people.rename(session, person, name="مريم", **BY_HAND)
    findable.check(session)
    assert found(session, "organization") == ["شورا شهر 12 الف"]


def test_what_is_filled_at_once_is_what_the_verbs_make(
    either: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "TOGETHER", 2)
    life = [step("recorded"), step("assigned")]
    published(either, document(*(proposal(n, *life) for n in range(1, 6))))
    before = rows(either, "SELECT * FROM search_entry ORDER BY id")
    for kind in Kind:
        index.settle(either, kind, range(1, 9), [])
    indexing.fill(either)
    assert rows(either, "SELECT * FROM search_entry ORDER BY id") == before
