"""From a draft to the content of a document."""

from dataclasses import replace

import pytest

from tests.drafting import draft
from tests.factories import document, proposal
from tracker.domain.composition import amended, composed
from tracker.domain.composition import document as made
from tracker.domain.redrafting import drafted
from tracker.exchange import Document, Faults
from tracker.models import Council
from tracker.models.meetings import DateBasis, Presence
from tracker.queries.lines import AttendanceLine, Details, Draft, ProposalLine, StatementLine

QODS = Council(slug="qods", name="شورای قدس", short_name="قدس", prefix="QDS")
CODE = "QDS-1404-02-06"


def test_a_draft_becomes_a_document() -> None:
    found = made(composed(draft(), QODS, CODE, (), {"بنفشهرفیعی"}))
    assert found.meeting.title == "نشست شورا با سمن‌ها"
    assert [item.presence for item in found.attendance] == [Presence.PRESENT, Presence.LATE]
    assert [item.proposers.model_dump() for item in found.proposals] == [
        {"people": (), "organizations": ("انجمن یاران",), "groups": ()},
        {"people": ("بنفشه رفیعی",), "organizations": (), "groups": ("چند مدیر سمن",)},
    ]
    assert [item.statement for item in found.proposals] == [2, None]


def test_a_meeting_without_a_title_goes_by_its_body() -> None:
    said = draft(details=Details(body="کمیسیون", day=draft().details.day))
    assert made(composed(said, QODS, CODE, (), ())).meeting.title == "کمیسیون"


def test_what_cannot_be_true_is_told_by_place() -> None:
    half = Draft(Details(), proposals=(ProposalLine(decision="تصویب"),))
    with pytest.raises(Faults) as told:
        made(composed(half, QODS, CODE, (), ()))
    places = {fault.place for fault in told.value.faults}
    assert places == {"meeting.title", "meeting.day", "proposals[0].text"}


def test_published_minutes_that_nobody_touched_stay_as_they_were(seed: Document) -> None:
    assert made(amended(seed, drafted(seed), (), ())) == seed


def test_what_no_field_shows_stays_where_its_row_stays(seed: Document) -> None:
    said = drafted(seed)
    first, *rest = said.statements
    turned = replace(said, statements=(*rest, replace(first, text="دیگر")))
    found = made(amended(seed, turned, (), ()))
    assert found.statements[-1].verb == seed.statements[0].verb
    assert found.statements[0] == seed.statements[1]
    assert found.meeting.source == seed.meeting.source


def test_a_day_that_somebody_set_is_no_longer_inferred(seed: Document) -> None:
    said = drafted(seed)
    other = replace(said, details=replace(said.details, day=seed.meeting.day.replace(day=25)))
    assert seed.meeting.date_basis is DateBasis.INFERRED
    assert made(amended(seed, other, (), ())).meeting.date_basis is DateBasis.CONFIRMED


def test_new_proposals_get_numbers_after_all_that_were_ever_given() -> None:
    stored = document(proposal(1), proposal(2), struck=[5])
    said = drafted(stored)
    more = replace(said, proposals=(*said.proposals[:1], ProposalLine("تازه"), ProposalLine("نو")))
    found = made(amended(stored, more, (), ()))
    assert [item.number for item in found.proposals] == [1, 6, 7]


def test_a_proposer_with_a_comma_in_the_name_stays_one() -> None:
    stored = document(proposal(1, proposers={"groups": ["حاضران، همه"]}))
    said = drafted(stored)
    typed = replace(said.proposals[0], proposers=("حاضران", "همه"), text="دیگر")
    found = made(amended(stored, replace(said, proposals=(typed,)), (), ()))
    assert found.proposals[0].proposers.groups == ("حاضران، همه",)


def test_a_row_that_was_emptied_is_gone() -> None:
    stored = document(attendance=[{"person": "الف"}, {"person": "ب"}], statements=[{"text": "سخن"}])
    said = drafted(stored)
    less = replace(
        said,
        attendance=(AttendanceLine(id=1), said.attendance[1]),
        statements=(StatementLine(id=1),),
    )
    found = made(amended(stored, less, (), ()))
    assert [item.person for item in found.attendance] == ["ب"]
    assert found.statements == ()
