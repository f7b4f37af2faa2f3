"""The rows that a document becomes: every field has its column."""

from tests.everything import everything
from tests.factories import NOW, raw
from tracker import exchange
from tracker.domain import rows
from tracker.domain.names import Names
from tracker.domain.rows import Published
from tracker.domain.standing import Standing
from tracker.exchange.repeats import key
from tracker.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Proposal,
    ProposalEvent,
    ProposalParty,
    Statement,
)
from tracker.models.base import Owned

WHOLE = exchange.read(raw(everything()))
ORGANIZATIONS = {
    *(body.name for body in WHOLE.organizations),
    "شهرداری قدس",
    "فرمانداری قدس",
    "شهرداری",
}
NAMES = Names(
    {(7, key(name)): number for number, name in enumerate(sorted(ORGANIZATIONS), 1)},
    {(7, key(name)): number for number, name in enumerate(("بنفشه رفیعی", "علی رضایی"), 1)},
)
ITEM = Published(7, WHOLE, 70)


def columns(table: type[Owned], *without: str) -> set[str]:
    """Return the columns that a bulk insert must fill, since nothing is filled in for it."""
    return table.model_fields.keys() - {"id", *without}


def test_a_meeting_fills_all_of_its_columns() -> None:
    made = rows.meeting(7, WHOLE, NAMES)
    assert made.keys() == columns(Meeting, "edits", "saved_at", "saved_by")  # those of drafts
    assert (made["council_id"], made["code"], made["version"]) == (7, "QDS-1404-02-06", 1)
    assert (made["chair_id"], made["secretary_id"]) == (1, 2)
    assert made["source_site"] == "روزنامه"


def test_the_minutes_fill_all_of_their_columns() -> None:
    agenda = list(rows.agenda(ITEM, NAMES, ()))
    attendance = list(rows.attendance(ITEM, NAMES, ()))
    statements = list(rows.statements(ITEM, NAMES, (31, 32)))
    assert [row.keys() for row in agenda] == [columns(AgendaItem)] * 2
    assert [row.keys() for row in attendance] == [columns(Attendance)] * 3
    assert [row.keys() for row in statements] == [columns(Statement)] * 2
    for made in (agenda, attendance, statements):
        assert [row["position"] for row in made] == list(range(1, len(made) + 1))
        assert {(row["council_id"], row["meeting_id"]) for row in made} == {(7, 70)}
    assert [row["agenda_item_id"] for row in statements] == [None, 32]


def test_a_proposal_fills_all_of_its_columns() -> None:
    made = list(rows.proposals(ITEM, NAMES, (41, 42), at=NOW))
    assert [row.keys() for row in made] == [columns(Proposal)] * 2
    assert {row["number"]: row["statement_id"] for row in made} == {1: 42, 3: None}
    assert {row["number"]: row["status"] for row in made} == {1: "not_done", 3: "merged"}


def test_the_first_of_a_meetings_proposals_comes_last_and_so_leads_the_lists() -> None:
    assert [row["number"] for row in rows.proposals(ITEM, NAMES, (41, 42), at=NOW)] == [3, 1]


def test_the_timeline_and_the_parties_fill_all_of_their_columns() -> None:
    first = WHOLE.proposals[0]
    events = list(rows.events(7, first, 90, NAMES, at=NOW))
    parties = list(rows.parties(7, first, 90, NAMES))
    assert [row.keys() for row in events] == [columns(ProposalEvent)] * 5
    assert [row.keys() for row in parties] == [columns(ProposalParty)] * 5
    told = [
        (row["part"], row["name"], row["person_id"] or row["organization_id"]) for row in parties
    ]
    ids = NAMES.organizations
    assert told == [
        ("proposer", "بنفشه رفیعی", 1),
        ("proposer", "خانهٔ سمن‌ها", ids[7, key("خانهٔ سمن‌ها")]),
        ("proposer", "حاضران جلسه", None),
        ("cooperating", "شهرداری قدس", ids[7, key("شهرداری قدس")]),
        ("informed", "فرمانداری قدس", ids[7, key("فرمانداری قدس")]),
    ]


def test_where_a_proposal_stands_fills_columns_of_the_same_names() -> None:
    made = rows.stands(7, Standing(responsible="شهرداری"), NAMES)
    assert made.keys() <= columns(Proposal)
    assert made["responsible_id"] == NAMES.organizations[7, key("شهرداری")]


def test_a_struck_number_keeps_its_code_and_nothing_else() -> None:
    [made] = rows.struck(ITEM)
    row = Proposal(**made)
    assert (row.number, row.code, row.public, row.struck_in) == (2, "QDS-1404-02-06-027", False, 0)
    assert (row.text, row.updated_at, row.responsible_id) == ("", None, None)
