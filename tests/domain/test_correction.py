"""Corrections: version n+1 with its reason; nothing that was public is lost."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from tests.chains import version
from tests.everything import closed, everything
from tests.factories import (
    DAY,
    NOW,
    TODAY,
    Content,
    content,
    document,
    event,
    meeting,
    proposal,
    published,
    raw,
    step,
)
from tests.tables import contents, rows
from tracker import exchange
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault
from tracker.exchange.events import MOST_EVENTS
from tracker.exchange.wire import plain
from tracker.models.events import EventKind
from tracker.queries import documents, proposals
from tracker.queries.filters import Filters
from tracker.queries.proposals import Gone

CODE = "QDS-1404-02-06"
LATER = datetime(2025, 10, 1, 9, 0, tzinfo=UTC)
REASON = "اشتباه تایپی"
NEXT_MONTH = TODAY + timedelta(days=30)
LIFE = [step("recorded"), step("assigned")]

REWRITTEN = ("meeting", "organizations", "people", "agenda", "attendance", "statements")

Change = Callable[[Content], None]


def base() -> Content:
    """Return a document of three proposals, the second of them assigned to somebody."""
    return content(
        proposal(1, step("recorded")),
        proposal(2, *LIFE, proposers={"groups": ["حاضران"]}),
        proposal(3, step("recorded"), statement=1),
        agenda=["بند یک"],
        attendance=[{"person": "علی"}],
        statements=[{"speaker": "علی", "text": "گفت", "agenda_item": 1}],
    )


def read(part: Content) -> Document:
    return exchange.read(raw(part))


def corrected(session: Session, change: Change, reason: str = REASON) -> list[Outcome]:
    """Publish the base, then change it and correct it."""
    published(session, read(base()))
    part = base()
    change(part)
    return published(session, read(part), at=LATER, correct=reason)


def stored(session: Session) -> Document:
    found = documents.coded(session, CODE)
    assert found is not None
    return found


def notes(session: Session) -> list[tuple[Any, ...]]:
    """Return which proposals have a note of a correction, and what it says."""
    return rows(
        session,
        "SELECT p.number, e.text FROM proposal_event e JOIN proposal p ON p.id = e.proposal_id"
        " WHERE e.kind = 'correction' ORDER BY e.id",
    )


def versions(session: Session) -> list[tuple[Any, ...]]:
    return rows(session, "SELECT number, reason FROM minutes_version ORDER BY number")


def test_a_correction_is_the_next_version_with_its_reason(either: Session) -> None:
    def change(part: Content) -> None:
        part["proposals"][1]["text"] = "پیشنهاد دوم، درست نوشته"

    assert corrected(either, change) == [Outcome.CORRECTED]
    assert versions(either) == [(1, None), (2, REASON)]
    assert rows(either, "SELECT version FROM meeting") == [(2,)]
    assert stored(either).proposals[1].text == "پیشنهاد دوم، درست نوشته"


def test_a_changed_proposal_gets_one_note_and_the_others_none(either: Session) -> None:
    def change(part: Content) -> None:
        part["proposals"][1]["text"] = "درست"
        part["proposals"][1]["informed"] = ["فرمانداری"]

    corrected(either, change)
    assert notes(either) == [(2, REASON)]
    last = stored(either).proposals[1].events[-1]
    assert (last.kind, last.happened_on, last.text) == (EventKind.CORRECTION, TODAY, REASON)


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part["meeting"].update(title="عنوان درست", place="سالن"),
        lambda part: part["attendance"].append({"group": "مردم"}),
        lambda part: part["agenda"].append("بند دو"),
        lambda part: part["statements"][0].update(text="سخن درست"),
        lambda part: part.update(organizations=[{"name": "شهرداری", "seats": 9}]),
    ],
)  # fmt: skip
def test_a_correction_of_the_minutes_alone_puts_no_note_on_a_proposal(
    session: Session, change: Change
) -> None:
    assert corrected(session, change) == [Outcome.CORRECTED]
    assert notes(session) == []
    assert versions(session) == [(1, None), (2, REASON)]


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part["meeting"].update(day="2025-04-27"),
        lambda part: part["meeting"].update(source={"site": "روزنامه"}),
        lambda part: part["proposals"][0].update(public=False),
        lambda part: part["meeting"].update(kind="closed"),
        lambda part: part.update({name: closed()[name] for name in REWRITTEN}),
        lambda part: part["proposals"][0].update(statement=1),
        lambda part: part["proposals"][2].pop("statement"),
        lambda part: part["proposals"][1].update(proposers={"people": ["علی"]}),
        lambda part: part["proposals"].pop(1),
        lambda part: part["proposals"].append(proposal(4, step("recorded"))),
        lambda part: part.update(struck=[9]),
        lambda part: part["statements"].insert(0, {"text": "سخن نخست"}),
        lambda part: part.update({name: everything()[name] for name in REWRITTEN}),
    ],
)  # fmt: skip
def test_the_corrected_file_again_changes_nothing_and_comes_out_as_it_went_in(
    session: Session, change: Change
) -> None:
    corrected(session, change)
    part = base()
    change(part)
    before = contents(session)
    assert published(session, read(part), correct="دوباره") == [Outcome.UNCHANGED]
    exported = exchange.write(stored(session))
    assert published(session, exchange.read(exported.encode())) == [Outcome.UNCHANGED]
    assert contents(session) == before


def test_the_kept_version_is_the_document_that_the_pages_show(session: Session) -> None:
    corrected(session, lambda part: part["proposals"].pop(1))
    [(digest,)] = rows(session, "SELECT sha256 FROM minutes_version WHERE number = 2")
    assert version(session, 2) == plain(stored(session))
    assert digest == exchange.sha256(stored(session))


def test_a_struck_proposal_is_gone_with_its_reason_and_its_events_stay(either: Session) -> None:
    def change(part: Content) -> None:
        del part["proposals"][1]

    corrected(either, change)
    code = "QDS-1404-02-06-027"
    assert proposals.coded(either, code) is None
    assert proposals.gone(either, code) == Gone(CODE, LATER, REASON)
    assert stored(either).struck == (2,)
    assert notes(either) == [(2, REASON)]
    assert rows(either, "SELECT count(*) FROM proposal_event") == [(5,)]
    assert [row.code[-3:] for row in proposals.of_meeting(either, CODE)] == ["016", "034"]


def test_a_struck_number_never_comes_back(session: Session) -> None:
    corrected(session, lambda part: part["proposals"].pop(1))
    before = contents(session)
    with pytest.raises(Refused) as refused:
        take_in(session, [read(base())], today=TODAY, at=LATER, correct="پشیمانی")
    assert refused.value.code == "faulty_document"
    assert refused.value.values["faults"] == [
        Fault("proposals[1].number", "number_struck", {"number": 2})
    ]
    assert contents(session) == before


def test_a_new_proposal_in_a_correction_has_its_own_timeline_and_no_note(session: Session) -> None:
    corrected(session, lambda part: part["proposals"].append(proposal(7, text="تازه")))
    added = stored(session).proposals[3]
    assert (added.number, added.code, added.text) == (7, "QDS-1404-02-06-075", "تازه")
    assert [told.kind for told in added.events] == [EventKind.STATUS]
    assert notes(session) == []


@pytest.mark.parametrize(
    ("events", "position"),
    [
        ([], 2),
        ([step("recorded"), step("not_done")], 2),
        ([step("recorded", actor="کسی دیگر"), step("assigned")], 1),
        ([step("recorded"), event("comment"), step("assigned")], 2),
    ],
)
def test_a_correction_cannot_change_what_happened(
    session: Session, events: list[Content], position: int
) -> None:
    published(session, read(base()))
    part = base()
    part["proposals"][1]["events"] = events
    before = contents(session)
    with pytest.raises(Refused) as refused:
        take_in(session, [read(part)], today=TODAY, at=LATER, correct=REASON)
    told = {"number": 2, "position": position, "day": DAY}
    assert refused.value.values["faults"] == [Fault("proposals[1].events", "events_changed", told)]
    assert contents(session) == before


def test_what_happened_since_is_added_without_a_note(either: Session) -> None:
    def change(part: Content) -> None:
        part["proposals"][1]["events"] += [
            step("in_progress", TODAY, awaiting="ادارهٔ راه"),
            event("extension", TODAY, due_on=NEXT_MONTH.isoformat()),
        ]

    corrected(either, change)
    assert notes(either) == []
    row = proposals.coded(either, "QDS-1404-02-06-027")
    assert row is not None
    assert (row.status, row.extensions, row.due_on) == ("in_progress", 1, NEXT_MONTH)
    assert (row.updated_at, row.last_news_on) == (LATER, TODAY)


def test_only_what_changed_becomes_the_latest_news(session: Session) -> None:
    corrected(session, lambda part: part["proposals"][2].update(text="درست"))
    found = proposals.listed(session, Filters(), today=TODAY).rows
    assert [(row.code[-3:], row.updated_at) for row in found] == [
        ("034", LATER),
        ("016", NOW),
        ("027", NOW),
    ]


def test_a_timeline_that_is_full_takes_no_correction(session: Session) -> None:
    full = [step("recorded"), *[event("comment")] * (MOST_EVENTS - 1)]
    published(session, document(proposal(1, *full)))
    changed = document(proposal(1, *full, text="متنی دیگر"))
    with pytest.raises(Refused) as refused:
        published(session, changed, correct=REASON)
    assert refused.value.values["faults"] == [
        Fault("proposals[0].events", "timeline_full", {"most": MOST_EVENTS})
    ]


def test_a_claim_that_was_closed_without_an_answer_stops_no_correction(session: Session) -> None:
    silent = step("verified", DAY + timedelta(days=20), awaiting_until=str(DAY + timedelta(15)))
    life = [*LIFE, step("done_claimed"), silent]
    published(session, document(proposal(1, *life)))
    published(session, document(proposal(1, *life, text="متنی دیگر")), correct=REASON)
    assert stored(session).proposals[0].text == "متنی دیگر"


def test_corrections_follow_each_other(session: Session) -> None:
    for number, text in enumerate(("دوم", "سوم", "چهارم"), 2):
        if number == 2:
            published(session, read(base()))
        part = base()
        part["proposals"][0]["text"] = text
        published(session, read(part), at=NOW + timedelta(hours=number), correct=text)
    assert versions(session) == [(1, None), (2, "دوم"), (3, "سوم"), (4, "چهارم")]
    assert notes(session) == [(1, "دوم"), (1, "سوم"), (1, "چهارم")]
    kinds = [told.kind for told in stored(session).proposals[0].events]
    assert kinds == [EventKind.STATUS, *[EventKind.CORRECTION] * 3]


def test_a_day_is_corrected_and_the_code_stays(session: Session) -> None:
    published(session, document(proposal(1)))
    moved = document(proposal(1), meeting=meeting(DAY + timedelta(days=1)))
    assert published(session, moved, at=LATER, correct="روز درست") == [Outcome.CORRECTED]
    assert stored(session).code == CODE
    assert [told.happened_on for told in stored(session).proposals[0].events] == [DAY]
    assert rows(session, "SELECT raised_on FROM proposal") == [("2025-04-27",)]
    assert published(session, moved) == [Outcome.UNCHANGED]


def test_numbers_swap_their_texts_and_keep_their_timelines(session: Session) -> None:
    def swap(part: Content) -> None:
        first, second = part["proposals"][:2]
        first["text"], second["text"] = second["text"], first["text"]

    corrected(session, swap)
    assert notes(session) == [(1, REASON), (2, REASON)]
    assert [len(told.events) for told in stored(session).proposals] == [2, 3, 1]


def test_links_follow_the_rewritten_minutes(either: Session) -> None:
    def change(part: Content) -> None:
        part["agenda"].insert(0, "بند تازه")
        part["statements"].insert(0, {"text": "سخن نخست", "agenda_item": 1})
        part["statements"][1]["agenda_item"] = 2
        part["proposals"][2]["statement"] = 2

    corrected(either, change)
    assert [told.agenda_item for told in stored(either).statements] == [1, 2]
    assert stored(either).proposals[2].statement == 2


def test_search_finds_the_corrected_text_and_no_more_the_old_one(either: Session) -> None:
    def change(part: Content) -> None:
        part["proposals"][0]["text"] = "کتابخانه"
        part["proposals"][1]["public"] = False

    def found(words: str) -> list[str]:
        page = proposals.listed(either, Filters(words=words), today=TODAY)
        return [row.code[-3:] for row in page.rows]

    corrected(either, change)
    assert found("کتابخانه") == ["016"]
    assert found("پیشنهاد") == ["034"]


@pytest.mark.parametrize(
    ("kind", "ticks", "shown", "noted"),
    [
        ("closed", (None, None, None), [], [1, 2, 3]),
        ("closed", (None, True, False), ["027"], [1, 3]),
        ("extraordinary", (None, True, False), ["016", "027"], [3]),
    ],
)
def test_another_kind_of_meeting_shows_and_notes_what_follows_for_each_proposal(
    either: Session, kind: str, ticks: Sequence[bool | None], shown: list[str], noted: list[int]
) -> None:
    def change(part: Content) -> None:
        part["meeting"]["kind"] = kind
        for told, public in zip(part["proposals"], ticks, strict=True):
            told["public"] = public

    corrected(either, change)
    assert [row.code[-3:] for row in proposals.of_meeting(either, CODE)] == shown
    page = proposals.listed(either, Filters(words="پیشنهاد"), today=TODAY)
    assert sorted(row.code[-3:] for row in page.rows) == shown
    assert notes(either) == [(number, REASON) for number in noted]


def test_a_session_that_was_closed_by_mistake_shows_its_proposals_when_that_is_corrected(
    either: Session,
) -> None:
    part = base()
    part["meeting"]["kind"] = "closed"
    part["proposals"][0]["public"] = True
    published(either, read(part))
    published(either, read(base()), at=LATER, correct=REASON)
    shown = proposals.of_meeting(either, CODE)
    assert [row.code[-3:] for row in shown] == ["016", "027", "034"]
    assert notes(either) == [(2, REASON), (3, REASON)]
    assert [told.public for told in stored(either).proposals] == [None, None, None]


def test_a_correction_that_the_rules_refuse_changes_nothing(session: Session) -> None:
    published(session, read(base()))
    part = base()
    part["proposals"][0]["events"].append(step("verified"))
    before = contents(session)
    with pytest.raises(Refused):
        take_in(session, [read(part)], today=TODAY, at=LATER, correct=REASON)
    assert contents(session) == before


def test_an_empty_reason_is_no_reason(session: Session) -> None:
    published(session, read(base()))
    part = base()
    part["meeting"]["title"] = "دیگر"
    with pytest.raises(Refused) as refused:
        take_in(session, [read(part)], today=TODAY, at=LATER, correct=" \u200e ")
    assert refused.value.code == "known_code"
