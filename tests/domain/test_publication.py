"""Publishing: the rows of many documents at once, and what becomes findable."""

from datetime import timedelta

from sqlmodel import Session

from tests.everything import everything
from tests.factories import DAY, NOW, document, meeting, proposal, published, raw
from tests.tables import counts, rows
from tracker import exchange

FOUND = """SELECT record_id, council_id, words FROM search_entry
WHERE kind = 'proposal' ORDER BY record_id"""


def test_a_document_becomes_rows_of_every_table(either: Session) -> None:
    published(either, exchange.read(raw(everything())))
    assert counts(either) == {
        "agenda_item": 2,
        "attendance": 3,
        "council": 1,
        "ledger_body": 1,
        "ledger_entry": 1,
        "meeting": 1,
        "membership": 1,
        "minutes_version": 1,
        "organization": 6,
        "person": 2,
        "proposal": 3,
        "proposal_event": 8,
        "proposal_party": 5,
        "search_entry": 10,
        "statement": 2,
    }


def test_what_many_documents_hold_is_linked_to_its_own_meeting(either: Session) -> None:
    given = [
        document(
            *(proposal(n, statement=n, text=f"پیشنهاد {n} روز {day}") for n in range(1, day + 1)),
            day=DAY + timedelta(days=day),
            meeting=meeting(DAY + timedelta(days=day)),
            agenda=[f"بند روز {day}"],
            statements=[
                {"text": f"سخن {n} روز {day}", "agenda_item": 1} for n in range(1, day + 1)
            ],
        )
        for day in (1, 2, 3)
    ]
    published(either, *given)
    linked = rows(
        either,
        """SELECT m.id, p.number, p.text, s.text, a.text FROM proposal p
           JOIN meeting m ON m.id = p.meeting_id
           JOIN statement s ON s.id = p.statement_id AND s.meeting_id = m.id
           JOIN agenda_item a ON a.id = s.agenda_item_id AND a.meeting_id = m.id
           ORDER BY m.id, p.number""",
    )
    assert linked == [
        (day, n, f"پیشنهاد {n} روز {day}", f"سخن {n} روز {day}", f"بند روز {day}")
        for day in (1, 2, 3)
        for n in range(1, day + 1)
    ]


def test_only_what_the_public_may_see_is_findable(session: Session) -> None:
    published(session, document(proposal(1, text="کتابخانه"), proposal(2, public=False)))
    [(public_id,)] = rows(session, "SELECT id FROM proposal WHERE number = 1")
    assert rows(session, FOUND) == [(public_id, 1, "کتابخانه qds14040206016")]


def test_of_a_closed_session_only_what_was_ticked_is_findable(session: Session) -> None:
    told = meeting(kind="closed")
    ticked = proposal(2, text="کتابخانه", public=True)
    published(session, document(proposal(1), ticked, proposal(3, public=False), meeting=told))
    assert rows(session, "SELECT number FROM proposal WHERE public") == [(2,)]
    [(public_id,)] = rows(session, "SELECT id FROM proposal WHERE number = 2")
    assert rows(session, FOUND) == [(public_id, 1, "کتابخانه qds14040206027")]


def test_a_meeting_that_was_not_held_has_no_minutes(session: Session) -> None:
    published(session, document(), document(sitting=2, meeting=meeting(held="cancelled")))
    told = rows(session, "SELECT held, minutes, version FROM meeting ORDER BY id")
    assert told == [("held", "published", 1), ("cancelled", "none", 1)]


def test_everything_of_one_import_came_in_at_one_instant(session: Session) -> None:
    published(session, document(proposal(1), proposal(2)), at=NOW)
    instant = "2025-10-01 08:30:00.000000"
    assert set(rows(session, "SELECT entered_at FROM proposal_event")) == {(instant,)}
    assert set(rows(session, "SELECT updated_at FROM proposal")) == {(instant,)}
    assert set(rows(session, "SELECT published_at FROM minutes_version")) == {(instant,)}
