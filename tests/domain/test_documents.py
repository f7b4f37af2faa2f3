"""Documents go in whole or not at all, once, and come out as they went in."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from tests.everything import everything
from tests.factories import (
    DAY,
    NOW,
    TODAY,
    Content,
    content,
    council,
    document,
    event,
    meeting,
    proposal,
    published,
    raw,
    step,
)
from tests.tables import contents, counts, rows
from tracker import exchange
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault
from tracker.exchange.completion import completed
from tracker.models.proposals import Status
from tracker.queries import documents

CODE = "QDS-1404-02-06"
MERGED = "QDS-1404-02-06-016"


def whole() -> Document:
    return exchange.read(raw(everything()))


def taken(session: Session, *given: Document, correct: str | None = None) -> list[Outcome]:
    return take_in(session, given, today=TODAY, at=NOW, correct=correct)


def stored(session: Session, code: str = CODE) -> Document:
    found = documents.coded(session, code)
    assert found is not None
    return found


def faults(session: Session, *given: Document) -> list[tuple[str, str]]:
    """Return place and rule of everything for which these documents are refused."""
    with pytest.raises(Refused) as refused:
        taken(session, *given)
    assert refused.value.code == "faulty_document"
    found: list[Fault] = refused.value.values["faults"]
    return [(fault.place, fault.code) for fault in found]


def test_a_document_comes_out_as_it_went_in(either: Session) -> None:
    assert published(either, whole()) == [Outcome.PUBLISHED]
    assert stored(either) == whole()
    assert exchange.write(stored(either)) == exchange.write(whole())


def test_what_a_document_leaves_out_is_completed(session: Session) -> None:
    given = document(proposal(1), proposal(2, step("under_review")))
    published(session, given)
    assert stored(session) == completed(given)


def test_the_seed_comes_out_as_it_lies_in_its_file(either: Session, seed: Document) -> None:
    published(either, seed)
    assert exchange.write(stored(either)) == exchange.write(seed)


def test_the_same_document_again_changes_nothing(either: Session) -> None:
    published(either, whole())
    before = contents(either)
    assert published(either, whole()) == [Outcome.UNCHANGED]
    assert published(either, whole(), correct="برای چه؟") == [Outcome.UNCHANGED]
    assert contents(either) == before


@pytest.mark.parametrize(
    "given",
    [
        content(proposal(2), proposal(1)),
        content(organizations=[{"name": "نهاد"}], people=[{"name": "علی"}]),
        content(organizations=[{"name": "نهاد", "classification": "ngo"}]),
        content(people=[{"name": "علی", "memberships": [{"organization": "شورا", "role": "عضو"}]}]),
        content(organizations=[{"name": "الف", "parent": "ب"}]),
        content(organizations=[{"name": "الف", "seats": 5}, {"name": "الف"}]),
        content(proposal(1, proposers={"people": ["علی"], "groups": ["علی"]})),
        content(proposal(1, proposers={"organizations": ["نهاد"], "groups": ["نهاد"]})),
        content(proposal(1, proposers={"people": ["نهاد"]}, cooperating=["نهاد"])),
        content(proposal(1, proposers={"groups": ["نهاد"]}, informed=["نهاد"])),
        content(proposal(1, cooperating=["نهاد"], informed=["نهاد"])),
        content(proposal(1), struck=[3, 2]),
        content(meeting=meeting(body="شوراي شهر", chair="علي"), attendance=[{"person": "علی"}]),
        content(attendance=[{"person": "علی"}, {"group": "علی"}, {"organization": "علی"}]),
        content(meeting=meeting(held="cancelled")),
        content(meeting=meeting(kind="closed"), statements=[{"text": "گفت"}]),
        content(proposal(1, step("recorded"), event("comment", date(2025, 4, 1)))),
        content(code="QDS3-1404-02-06"),
        content(code="QDS-1404-02-07"),
    ],
)  # fmt: skip
def test_any_document_again_changes_nothing_and_comes_out_the_same_from_another_store(
    session: Session, given: Content
) -> None:
    read = exchange.read(raw(given))
    published(session, read)
    first = exchange.write(stored(session, read.code))
    assert published(session, read) == [Outcome.UNCHANGED]
    again = exchange.read(first.encode())
    assert published(session, again) == [Outcome.UNCHANGED]
    assert exchange.write(again) == first


def test_spellings_of_another_document_do_not_make_this_one_different(session: Session) -> None:
    body = {"name": "شوراي اسلامي شهرقدس", "classification": "council"}
    first = document(organizations=[body], meeting=meeting(body="شوراي اسلامي شهرقدس"))
    published(session, first, day_later(body="شورای اسلامی شهر قدس"))
    again = day_later(
        body="شورای اسلامی شهر قدس",
        organizations=[{"name": "شورای اسلامی شهر قدس", "classification": "council"}],
    )
    assert published(session, first, again) == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def day_later(body: str, **changes: object) -> Document:
    """Return a document of the next day's meeting of this body."""
    day = DAY + timedelta(days=1)
    return exchange.read(raw({**content(day=day), "meeting": meeting(day, body=body), **changes}))


def test_other_content_under_a_known_code_is_refused_with_the_difference(session: Session) -> None:
    published(session, whole())
    before = contents(session)
    other = everything()
    other["meeting"]["place"] = "مسجد"
    other["statements"][1]["text"] = "سخنی دیگر"
    with pytest.raises(Refused) as refused:
        taken(session, exchange.read(raw(other)))
    assert refused.value.code == "known_code"
    assert refused.value.values == {
        "code": CODE,
        "differences": [
            ("meeting.place", "سالن شورا", "مسجد"),
            ("statements[1].text", "سمن‌ها «سرمایه»اند؛ ۱۲ سال.", "سخنی دیگر"),
        ],
    }
    assert contents(session) == before


def test_a_document_that_the_rules_refuse_leaves_no_row_in_any_table(session: Session) -> None:
    good = whole()
    later = date(2025, 4, 27)
    bad = document(proposal(1, step("verified", later)), day=later)
    assert faults(session, good, bad) == [("proposals[0].events[1].status", "step_out_of_order")]
    assert counts(session) == {}


@pytest.mark.parametrize("term", ["ششم", None])
def test_a_session_number_that_stands_already_leaves_no_row_in_any_table(
    either: Session, term: str | None
) -> None:
    numbered = meeting(body="شورا", number="۱") | ({"term": term} if term else {})
    published(either, document(proposal(1), meeting=numbered))
    before = contents(either)
    later = DAY + timedelta(days=7)
    second = document(proposal(1), day=later, meeting={**numbered, "day": later.isoformat()})
    assert faults(either, second) == [("meeting.number", "number_used")]
    either.rollback()
    assert contents(either) == before


def test_one_number_of_a_session_may_stand_in_two_terms_and_two_bodies(session: Session) -> None:
    sessions = [("شورا", "ششم"), ("شورا", "هفتم"), ("کمیسیون", "ششم")]
    given = [
        document(day=day, meeting=meeting(day, body=body, term=term, number="۱"))
        for (body, term), day in zip(
            sessions, (DAY + timedelta(days=n) for n in range(3)), strict=True
        )
    ]
    assert published(session, *given) == [Outcome.PUBLISHED] * 3


@pytest.mark.parametrize(("ahead", "refused"), [(0, False), (1, True)])
def test_a_meeting_that_was_held_does_not_lie_ahead_of_today(
    session: Session, ahead: int, refused: bool
) -> None:
    day = TODAY + timedelta(days=ahead)
    if refused:
        assert faults(session, document(day=day)) == [("meeting.day", "day_ahead")]
    else:
        assert taken(session, document(day=day)) == [Outcome.PUBLISHED]


def test_a_planned_meeting_may_lie_ahead(session: Session) -> None:
    day = TODAY + timedelta(days=30)
    planned = document(day=day, meeting=meeting(day, held="planned"))
    assert taken(session, planned) == [Outcome.PUBLISHED]


def test_a_planned_meeting_becomes_one_that_was_held(session: Session) -> None:
    published(session, document(meeting=meeting(held="planned")))
    held = document(proposal(1), statements=[{"text": "گفت"}])
    assert published(session, held, correct="جلسه برگزار شد") == [Outcome.CORRECTED]
    assert stored(session) == completed(held)


def test_events_ahead_of_today_and_steps_out_of_order_are_refused_by_their_places(
    session: Session,
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    given = document(proposal(1), proposal(2, event("comment", tomorrow), step("verified")))
    assert faults(session, given) == [
        ("proposals[1].events[1].happened_on", "day_ahead"),
        ("proposals[1].events[2].status", "step_out_of_order"),
    ]


def test_an_event_is_told_by_the_place_that_it_has_in_the_file(session: Session) -> None:
    bad = [step("recorded"), step("verified")]
    given = document(proposal(2, *bad), proposal(1))
    assert faults(session, given) == [("proposals[0].events[1].status", "step_out_of_order")]


def test_two_sittings_of_one_day_stand_apart(either: Session) -> None:
    first, second = document(proposal(1)), document(proposal(1), sitting=2)
    published(either, first, second)
    assert list(documents.codes(either)) == [CODE, "QDS2-1404-02-06"]
    codes = [stored(either, code).proposals[0].code for code in documents.codes(either)]
    assert codes == ["QDS-1404-02-06-016", "QDS2-1404-02-06-015"]


def test_two_councils_with_the_same_names_on_the_same_day_stand_apart(either: Session) -> None:
    given = [
        document(
            proposal(1, step("recorded"), step("assigned", organization="شهرداری")),
            prefix=prefix,
            meeting=meeting(body="شورای شهر", chair="علی رضایی"),
            organizations=[{"name": "شورای شهر", "seats": seats}],
        )
        for prefix, seats in (("QDS", 7), ("REY", 9))
    ]
    published(either, *given)
    assert [stored(either, doc.code) for doc in given] == [completed(doc) for doc in given]
    sql = "SELECT council_id, name FROM organization ORDER BY council_id, name"
    assert rows(either, sql) == [(1, "شهرداری"), (1, "شورای شهر"), (2, "شهرداری"), (2, "شورای شهر")]
    assert rows(either, "SELECT council_id, name FROM person ORDER BY id") == [
        (1, "علی رضایی"),
        (2, "علی رضایی"),
    ]
    mixed = """SELECT count(*) FROM proposal p JOIN organization o ON o.id = p.responsible_id
        WHERE o.council_id <> p.council_id"""
    assert rows(either, mixed) == [(0,)]


def test_a_merged_proposal_names_its_target_and_comes_out_again(session: Session) -> None:
    given = document(
        proposal(1, step("recorded"), event("merge", target="QDS-1404-02-06-027")),
        proposal(2, step("recorded"), step("merged", target=MERGED)),
    )
    published(session, given)
    assert stored(session) == completed(given)
    assert rows(session, "SELECT number, status, merged_into FROM proposal ORDER BY number") == [
        (1, Status.RECORDED, None),
        (2, Status.MERGED, MERGED),
    ]


def test_struck_numbers_go_with_the_document_into_another_store(session: Session) -> None:
    published(session, document(proposal(1), struck=[2, 4]))
    assert stored(session).struck == (2, 4)
    back = document(proposal(1), proposal(2))
    with pytest.raises(Refused) as refused:
        taken(session, back, correct="دوباره")
    assert refused.value.values["faults"] == [
        Fault("proposals[1].number", "number_struck", {"number": 2})
    ]


def test_the_first_version_keeps_the_document_as_it_was_published(session: Session) -> None:
    published(session, whole())
    kept = rows(session, "SELECT number, reason, sha256, body FROM minutes_version")
    assert kept == [(1, None, exchange.sha256(whole()), exchange.canonical(whole()))]


def test_a_council_is_known_by_one_name(session: Session) -> None:
    published(session, document())
    renamed = document(day=DAY + timedelta(days=1), council=council("QDS", name="دیگر"))
    assert faults(session, renamed) == [("council", "other_council")]


def test_nothing_is_taken_in_where_nothing_is_given(session: Session) -> None:
    assert taken(session) == []
    assert counts(session) == {}
