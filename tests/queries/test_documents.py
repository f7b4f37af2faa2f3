"""A record gathered into its document, and what of it the public may see."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from tests.everything import closed, everything
from tests.factories import Content, content, document, meeting, proposal, published, raw, step
from tests.queries.asked import asking
from tests.stories import many
from tracker import exchange
from tracker.exchange import Document
from tracker.exchange.completion import completed
from tracker.exchange.wire import plain
from tracker.queries import documents
from tracker.store.engine import reading, writing

CODE = "QDS-1404-02-06"
SECRET = "راز"


def read(part: Content) -> Document:
    return exchange.read(raw(part))


def test_a_code_that_is_not_known_has_no_document(session: Session) -> None:
    published(session, document())
    assert documents.coded(session, "QDS-1404-02-07") is None
    assert documents.coded(session, "") is None


def test_codes_come_in_their_order(either: Session) -> None:
    assert list(documents.codes(either)) == []
    published(either, document(prefix="REY"), document(sitting=2), document())
    assert list(documents.codes(either)) == [CODE, "QDS2-1404-02-06", "REY-1404-02-06"]


@pytest.mark.parametrize("whole", [everything(), closed()])
def test_a_document_is_gathered_whole(either: Session, whole: Content) -> None:
    published(either, read(whole))
    assert documents.coded(either, CODE) == read(whole)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_gathering_asks_as_often_however_long_the_record_is(engine: Engine, count: int) -> None:
    life = [step("recorded"), step("assigned")]
    people = [{"person": f"شخص {number}", "organization": "شورا"} for number in range(count)]
    said = [{"speaker": f"شخص {number}", "text": "گفت"} for number in range(count)]
    asked_for = [proposal(n, *life, proposers={"people": ["شخص ۱"]}) for n in range(1, count + 1)]
    with writing(engine) as session:
        published(session, document(*asked_for, attendance=people, statements=said))
    with reading(engine) as session, asking(engine) as asked:
        documents.coded(session, CODE)
    assert len(asked) == 12


def test_documents_of_a_store_are_gathered_one_by_one(session: Session) -> None:
    given = many(30)
    published(session, *given)
    found = {code: documents.coded(session, code) for code in documents.codes(session)}
    assert found == {doc.code: completed(doc) for doc in given}


def test_the_public_sees_an_open_session_whole() -> None:
    whole = everything()
    assert plain(documents.public(read(whole))) == {**whole, "proposals": whole["proposals"][:1]}


def test_the_public_sees_no_hidden_proposal_and_nobody_named_only_there() -> None:
    body = {"name": "نهاد پنهان", "classification": "ngo", "parent": "مادر نهاد"}
    role = {"organization": "نهاد پنهان", "role": "دبیر"}
    whole = document(
        proposal(
            1, public=False, text=SECRET, proposers={"people": ["علی"]}, informed=["نهاد پنهان"]
        ),
        proposal(2, text="آشکار", informed=["نهاد آشکار"]),
        organizations=[body, {"name": "مادر نهاد", "seats": 3}, {"name": "نهاد آشکار", "seats": 4}],
        people=[{"name": "علی", "memberships": [role]}],
    )
    shown = documents.public(whole)
    assert [one.number for one in shown.proposals] == [2]
    assert [one.name for one in shown.organizations] == ["نهاد آشکار"]
    assert shown.people == ()
    assert SECRET not in exchange.write(shown)


def test_of_a_closed_session_the_public_sees_day_body_and_kind() -> None:
    whole = closed()
    assert plain(documents.public(read(whole))) == {
        "format": "civic-meeting/1",
        "council": whole["council"],
        "code": CODE,
        "meeting": {
            "title": whole["meeting"]["body"],
            "body": whole["meeting"]["body"],
            "kind": "closed",
            "day": "2025-04-26",
        },
        "proposals": [
            {
                name: value
                for name, value in whole["proposals"][0].items()
                if name not in ("statement", "source_sentence")
            }
        ],
    }


def test_a_closed_session_without_a_body_is_called_by_its_council() -> None:
    shown = documents.public(document(meeting=meeting(title=SECRET, kind="closed")))
    assert shown.meeting.title == "شورای QDS"


def test_nothing_that_was_said_in_a_closed_session_is_shown() -> None:
    whole = content(
        proposal(1, text=SECRET, proposers={"people": [SECRET]}),
        proposal(2, public=True, statement=1, source_sentence=SECRET),
        proposal(3, public=False, text=SECRET),
        meeting=meeting(
            title=SECRET, kind="closed", place=SECRET, chair=SECRET, secretary=SECRET,
            date_text=SECRET, source={"site": SECRET},
        ),
        organizations=[{"name": SECRET, "seats": 1}],
        people=[{"name": SECRET, "memberships": [{"organization": SECRET, "role": SECRET}]}],
        agenda=[SECRET],
        attendance=[{"person": SECRET}, {"group": SECRET}],
        statements=[{"speaker": SECRET, "text": SECRET}],
        struck=[7],
    )  # fmt: skip
    shown = documents.public(read(whole))
    assert SECRET not in exchange.write(shown)
    assert [one.number for one in shown.proposals] == [2]


@pytest.mark.parametrize(
    ("first", "then", "hides"),
    [
        (document(proposal(1)), document(), False),
        (document(proposal(1, public=True)), document(), False),
        (document(proposal(1, public=False)), document(), True),
        (document(), document(proposal(1, public=False)), True),
        (document(meeting=meeting(kind="closed")), document(), True),
        (document(), document(meeting=meeting(kind="closed")), True),
        (document(), document(meeting=meeting(title='"kind":"closed" "public":false')), False),
    ],
)
def test_a_meeting_hides_something_once_any_version_of_its_minutes_did(
    either: Session, first: Document, then: Document, hides: bool
) -> None:
    published(either, first)
    published(either, then, correct="اشتباه")
    assert documents.hides(either, CODE) is hides


def test_what_the_public_sees_is_a_document_too() -> None:
    for whole in (everything(), closed()):
        shown = documents.public(read(whole))
        assert exchange.read(exchange.write(shown).encode()) == shown
