"""The registers of a document: what the record knows of those whom it names."""

from datetime import timedelta

from sqlmodel import Session

from tests.factories import DAY, Content, document, meeting, proposal, published
from tracker.exchange import Document
from tracker.exchange.wire import plain
from tracker.queries import documents
from tracker.queries.registers import still_named

CODE = "QDS-1404-02-06"


def named(session: Session, *given: Document) -> Content:
    """Publish documents; return the registers of the first."""
    published(session, *given)
    found = documents.coded(session, given[0].code)
    assert found is not None
    told = plain(found)
    return {name: told[name] for name in ("organizations", "people") if name in told}


def later(number: int = 1, **told: object) -> Document:
    """Return a document of another day that tells this."""
    day = DAY + timedelta(days=number)
    return document(day=day, meeting=meeting(day), **told)


def test_a_body_of_which_nothing_is_known_needs_no_entry(session: Session) -> None:
    assert named(session, document(meeting=meeting(body="شورا", chair="علی"))) == {}


def test_a_document_tells_what_another_one_taught_the_record(session: Session) -> None:
    role = {"organization": "شورا", "role": "رییس"}
    teacher = later(
        organizations=[{"name": "شورا", "seats": 7}],
        people=[{"name": "علی", "memberships": [role]}],
    )
    assert named(session, document(meeting=meeting(body="شورا", chair="علی")), teacher) == {
        "organizations": [{"name": "شورا", "seats": 7}],
        "people": [{"name": "علی", "memberships": [role]}],
    }


def test_parents_and_the_bodies_of_roles_are_told_too(session: Session) -> None:
    role = {"organization": "کمیسیون", "role": "عضو"}
    given = document(
        meeting=meeting(chair="علی"),
        organizations=[
            {"name": "شورا", "seats": 7},
            {"name": "کمیسیون", "parent": "شورا"},
        ],
        people=[{"name": "علی", "memberships": [role]}],
    )
    assert named(session, given) == {
        "organizations": [{"name": "شورا", "seats": 7}, {"name": "کمیسیون", "parent": "شورا"}],
        "people": [{"name": "علی", "memberships": [role]}],
    }


def test_a_circle_of_parents_ends(session: Session) -> None:
    circle = [{"name": "الف", "parent": "ب"}, {"name": "ب", "parent": "الف"}]
    given = document(meeting=meeting(body="الف"), organizations=circle)
    assert named(session, given) == {"organizations": circle}


def test_those_whom_this_document_does_not_name_are_left_out(session: Session) -> None:
    stranger = later(organizations=[{"name": "دیگر", "seats": 3}], attendance=[{"person": "علی"}])
    assert named(session, document(meeting=meeting(body="شورا")), stranger) == {}


def test_everybody_is_told_in_the_order_of_the_alphabet(session: Session) -> None:
    names = ["يزد", "پارک", "آب", "برق"]
    given = document(
        organizations=[{"name": name, "seats": 1} for name in names],
        attendance=[{"organization": name} for name in names],
    )
    told = named(session, given)["organizations"]
    assert [body["name"] for body in told] == ["آب", "برق", "پارک", "يزد"]


def test_roles_are_told_the_oldest_first(session: Session) -> None:
    roles = [
        {"organization": "شورا", "role": "عضو", "since": "2021-08-05"},
        {"organization": "شورا", "role": "رییس", "since": "2017-08-23"},
        {"organization": "انجمن", "role": "عضو", "since": "2021-08-05", "until": "2024-01-01"},
        {"organization": "انجمن", "role": "عضو", "since": "2021-08-05"},
    ]
    given = document(attendance=[{"person": "علی"}], people=[{"name": "علی", "memberships": roles}])
    [person] = named(session, given)["people"]
    assert person["memberships"] == [roles[1], roles[2], roles[3], roles[0]]


def test_the_records_spelling_goes_with_a_document_that_spells_otherwise(session: Session) -> None:
    spelled = document(meeting=meeting(body="شوراي شهر", chair="علي"))
    first = later(attendance=[{"person": "علی", "organization": "شورای شهر"}])
    published(session, first)
    assert named(session, spelled) == {
        "organizations": [{"name": "شورای شهر"}],
        "people": [{"name": "علی"}],
    }
    assert documents.coded(session, first.code) == first


def test_who_is_named_nowhere_else_is_found_out() -> None:
    role = {"organization": "کمیسیون", "role": "عضو"}
    whole = document(
        proposal(1, informed=["شهرداری"]),
        meeting=meeting(chair="علي"),
        organizations=[
            {"name": "شهرداری", "parent": "استانداری"},
            {"name": "استانداري", "parent": "وزارت"},
            {"name": "وزارت"},
            {"name": "کمیسیون"},
            {"name": "نهاد دیگر", "parent": "شهرداری"},
        ],
        people=[{"name": "علی", "memberships": [role]}, {"name": "رضا"}],
    )
    told = still_named(whole)
    names = [body.name for body in told["organizations"]]
    assert names == ["شهرداری", "استانداري", "وزارت", "کمیسیون"]
    assert [person.name for person in told["people"]] == ["علی"]
