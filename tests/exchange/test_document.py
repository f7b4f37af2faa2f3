"""The tree: every field, what hangs together, and where a fault lies."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from tests.everything import everything
from tests.exchange.wrongs import GONE, faults, faults_with
from tests.factories import Content, content, document, meeting, proposal, raw, step
from tracker import exchange
from tracker.exchange.fields import Part
from tracker.exchange.wire import plain
from tracker.models.meetings import MeetingKind


def _told(node: Any) -> Iterator[tuple[str, str]]:
    """Yield type and name of each field that says something else than by default."""
    if isinstance(node, tuple):
        for item in node:
            yield from _told(item)
    elif isinstance(node, BaseModel):
        for name, field in type(node).model_fields.items():
            if (value := getattr(node, name)) != field.get_default():
                yield type(node).__name__, name
                yield from _told(value)


def test_every_field_is_read_and_written_back() -> None:
    whole = exchange.read(raw(everything()))
    cancelled = document(meeting=meeting(held="cancelled"))
    every = {(part.__name__, name) for part in Part.__subclasses__() for name in part.model_fields}
    assert {*_told(whole), *_told(cancelled)} == every
    assert plain(whole) == everything()
    assert exchange.read(exchange.write(whole).encode()) == whole


def test_a_document_needs_only_council_code_title_and_day() -> None:
    assert plain(document()) == {
        "format": "civic-meeting/1",
        "council": {"slug": "qds", "name": "شورای QDS", "short_name": "شهر QDS", "prefix": "QDS"},
        "code": "QDS-1404-02-06",
        "meeting": {"title": "جلسه", "day": "2025-04-26"},
    }


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (("format",), "format"),
        (("council",), "council"),
        (("code",), "code"),
        (("meeting",), "meeting"),
        (("meeting", "title"), "meeting.title"),
        (("meeting", "day"), "meeting.day"),
        (("council", "prefix"), "council.prefix"),
        (("statements", 1, "text"), "statements[1].text"),
        (("proposals", 1, "number"), "proposals[1].number"),
        (("proposals", 1, "text"), "proposals[1].text"),
        (("proposals", 0, "events", 2, "happened_on"), "proposals[0].events[2].happened_on"),
        (("people", 0, "memberships", 0, "role"), "people[0].memberships[0].role"),
    ],
)
def test_what_must_be_told_is_missed_by_its_place(steps: tuple[str | int, ...], place: str) -> None:
    assert faults_with(GONE, *steps) == [(place, "missing")]


@pytest.mark.parametrize(
    ("steps", "place"),
    [
        (("comment",), "comment"),
        (("meeting", "دستور"), "meeting.دستور"),
        (("council", "id"), "council.id"),
        (("meeting", "source", "url"), "meeting.source.url"),
        (("attendance", 2, "count"), "attendance[2].count"),
        (("statements", 0, "number"), "statements[0].number"),
        (("proposals", 0, "status"), "proposals[0].status"),
        (("proposals", 0, "proposers", "councils"), "proposals[0].proposers.councils"),
        (("proposals", 1, "events", 0, "entered_at"), "proposals[1].events[0].entered_at"),
    ],
)
def test_an_unknown_field_is_refused_so_that_nothing_is_lost(
    steps: tuple[str | int, ...], place: str
) -> None:
    assert faults_with("x", *steps) == [(place, "extra_forbidden")]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    whole = everything()
    whole["meeting"]["day"] = "1404-02-06"
    whole["proposals"][0]["number"] = "1"
    whole["proposals"][1]["events"][1]["status"] = "lost"
    assert faults(raw(whole)) == [
        ("meeting.day", "jalali_day"),
        ("proposals[0].number", "int_type"),
        ("proposals[1].events[1].status", "enum"),
    ]


def test_two_proposals_cannot_have_one_number() -> None:
    twice = content(proposal(1), proposal(2), proposal(1))
    assert faults(raw(twice)) == [("proposals[2].number", "number_taken")]


def test_a_struck_number_cannot_be_used_again() -> None:
    assert faults_with([3], "struck") == [("proposals[1].number", "number_taken")]


@pytest.mark.parametrize("field", ["previous", "approved_by"])
def test_a_meeting_neither_follows_nor_approves_itself(field: str) -> None:
    own = everything()["code"]
    assert faults_with(own, "meeting", field) == [(f"meeting.{field}", "points_to_itself")]


def test_a_proposal_is_not_merged_into_itself() -> None:
    merged = step("merged", target="QDS-1404-02-06-016")
    told = faults(raw(content(proposal(1, step("recorded"), merged))))
    assert told == [("proposals[0].events[1].target", "target_is_itself")]
    told = faults(raw(content(proposal(1), proposal(2, step("recorded"), merged))))
    assert told == []


def test_a_meeting_has_at_most_99_proposals() -> None:
    most = [proposal(number) for number in range(1, 100)]
    assert faults(raw(content(*most))) == []
    assert faults(raw(content(*most, proposal(50)))) == [("proposals", "too_long")]


@pytest.mark.parametrize(
    ("number", "code"),
    [(0, "greater_than_equal"), (100, "less_than_equal"), (-1, "greater_than_equal")],
)
def test_a_proposals_number_goes_from_1_to_99(number: int, code: str) -> None:
    assert faults(raw(content(proposal(number)))) == [("proposals[0].number", code)]


def test_a_code_of_another_council_is_refused() -> None:
    assert faults_with("REY-1404-02-06", "code")[0] == ("code", "foreign_prefix")
    assert faults(raw(content(code="REY-1404-02-06"))) == [("code", "foreign_prefix")]
    assert faults(raw(content(code="QDS2-1404-02-06"))) == []


@pytest.mark.parametrize("code", ["QDS-1404-02-06-017", "QDS-1404-02-06", "QDS-1404-02-06-01"])
def test_a_code_with_a_wrong_check_digit_is_refused(code: str) -> None:
    told = faults_with(code, "proposals", 0, "code")
    assert told == [("proposals[0].code", "not_a_proposal_code")]


@pytest.mark.parametrize("code", ["QDS-1404-02-06-027", "QDS2-1404-02-06-015"])
def test_a_sound_code_of_another_proposal_is_refused(code: str) -> None:
    told = faults_with(code, "proposals", 0, "code")
    assert told == [("proposals[0].code", "foreign_code")]


def test_the_code_is_a_name_that_stays_when_the_day_is_corrected() -> None:
    assert faults_with("2025-04-27", "meeting", "day") == []


def test_a_reference_to_nothing_is_refused() -> None:
    told = faults_with(3, "proposals", 0, "statement")
    assert told == [("proposals[0].statement", "no_such_statement")]
    told = faults_with(3, "statements", 1, "agenda_item")
    assert told == [("statements[1].agenda_item", "no_such_agenda_item")]


@pytest.mark.parametrize("held", ["planned", "cancelled", "postponed"])
def test_in_a_meeting_that_was_not_held_nothing_was_said(held: str) -> None:
    assert faults(raw(content(meeting=meeting(held=held)))) == []
    said = content(meeting=meeting(held=held), statements=[{"text": "گفت"}])
    asked = content(proposal(1), meeting=meeting(held=held))
    assert faults(raw(said)) == faults(raw(asked)) == [("meeting.held", "said_in_no_meeting")]


@pytest.mark.parametrize(
    "who",
    [
        {},
        {"role": "رییس"},
        {"group": "مردم", "person": "علی"},
        {"group": "مردم", "organization": "شورا"},
    ],
)
def test_somebody_who_attended_is_a_group_or_has_a_name(who: dict[str, str]) -> None:
    assert faults(raw(content(attendance=[who]))) == [("attendance[0]", "who_attended")]


@pytest.mark.parametrize(
    "who",
    [
        {"group": "مردم"},
        {"person": "علی"},
        {"organization": "شورا"},
        {"person": "علی", "organization": "شورا"},
    ],
)
def test_a_group_a_person_a_body_and_a_person_of_a_body_may_attend(who: dict[str, str]) -> None:
    assert faults(raw(content(attendance=[who]))) == []


@pytest.mark.parametrize(
    ("came", "left", "told"),
    [
        ("12:00", "11:59", [("attendance[0]", "left_before_coming")]),
        ("12:00", "12:00", []),
        ("12:00", None, []),
        (None, "00:00", []),
    ],
)
def test_nobody_leaves_before_coming(came: str | None, left: str | None, told: object) -> None:
    line = {"person": "علی", "came_at": came, "left_at": left}
    assert faults(raw(content(attendance=[line]))) == told


@pytest.mark.parametrize(
    ("field", "limit", "item"),
    [
        ("organizations", 500, {"name": "نهاد"}),
        ("people", 500, {"name": "شخص"}),
        ("agenda", 200, "بند"),
        ("attendance", 500, {"group": "گروه {}"}),
        ("statements", 999, {"text": "سخن"}),
    ],
)
def test_every_list_has_its_limit(field: str, limit: int, item: object) -> None:
    many: list[Any] = [json.loads(json.dumps(item).replace("{}", str(n))) for n in range(limit + 1)]
    most: Content = {field: many[1:]}
    more: Content = {field: many}
    assert faults(raw(content(**most))) == []
    assert faults(raw(content(**more))) == [(field, "too_long")]


@pytest.mark.parametrize("kind", MeetingKind)
def test_a_proposal_says_itself_whether_it_is_public_or_else_the_kind_of_its_meeting(
    kind: MeetingKind,
) -> None:
    said = [proposal(1), proposal(2, public=True), proposal(3, public=False)]
    told = document(*said, meeting=meeting(kind=kind))
    by_kind = kind is not MeetingKind.CLOSED
    assert [told.shows(each) for each in told.proposals] == [by_kind, True, False]


def test_a_document_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        document().code = "QDS-1404-02-07"


@pytest.mark.parametrize("version", ["civic-meeting/2", "", None, 1])
def test_another_format_is_refused(version: object) -> None:
    assert faults_with(version, "format") == [("format", "literal_error")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("slug", bad) for bad in ("Qods", "q", "1q", "a" * 41, "qods\n", "قدس")),
        *(("prefix", bad) for bad in ("Q", "QODSXX", "qds", "Q1", "QDS\n")),
    ],
)
def test_slug_and_prefix_are_plain_letters(field: str, value: str) -> None:
    told = faults_with(value, "council", field)
    assert told[0] == (f"council.{field}", "string_pattern_mismatch")


def test_a_number_is_struck_once() -> None:
    with pytest.raises(exchange.Faults) as refused:
        exchange.read(raw(content(struck=[5, 7, 5])))
    [fault] = refused.value.faults
    assert (fault.place, fault.code) == ("struck[2]", "number_taken")
