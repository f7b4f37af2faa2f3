"""Differences as people read them."""

from datetime import date, time

import pytest
from flask import Flask

from tests.factories import DAY, document, meeting, proposal
from tracker.domain.merging import Both
from tracker.exchange import Fault
from tracker.models.meetings import Presence
from tracker.persian.changes import Change, Kind
from tracker.web.differences import (
    Shown,
    between,
    fault_said,
    field_label,
    row_called,
    spoken,
    versions,
)
from tracker.web.words.desk import FIELDS


@pytest.fixture(autouse=True)
def persian(app: Flask) -> object:
    """Let every test speak Persian."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ((), ""),
        (True, "بله"),
        (False, "نه"),
        (Presence.LATE, "باتأخیر"),
        (date(2025, 4, 26), "شنبه ۶ اردیبهشت ۱۴۰۴"),
        (time(10, 30), "۱۰:۳۰"),
        (("الف", "ب"), "الف، ب"),
        (3, "۳"),
        ("متن", "متن"),
    ],
)
def test_a_value_has_its_words(value: object, words: str) -> None:
    assert spoken(value) == words


def test_two_texts_are_shown_field_by_field() -> None:
    both = Both("statements.7", {"text": "من"}, {"text": "او"}, open=True)
    assert list(between(both)) == [
        Shown("متن", [Change(Kind.REMOVED, "او"), Change(Kind.ADDED, "من")])
    ]


@pytest.mark.parametrize(
    ("key", "mine", "theirs", "called"),
    [
        ("details.place", {"place": "الف"}, {"place": "ب"}, "محل"),
        ("statements.1", {"text": "سخن من"}, {"text": "سخن او"}, "سخن: سخن من"),
        ("attendance.1", {}, {"person": "علی"}, "حاضر: علی"),
        ("proposals.1", {}, {}, "پیشنهاد"),
    ],
)
def test_a_row_is_called_by_what_it_says(
    key: str, mine: dict[str, str], theirs: dict[str, str], called: str
) -> None:
    assert row_called(Both(key, mine, theirs, open=True)) == called


def test_versions_are_told_by_place_in_words() -> None:
    attendance = [{"person": "علی", "presence": "late"}]
    before = document(proposal(1), attendance=[{"person": "علی"}])
    after = document(attendance=attendance, meeting=meeting(DAY, place="تالار"))
    told = list(versions(before, after))
    assert [shown.label for shown in told] == ["محل", "حاضر ۱، حضور", "پیشنهاد ۱"]
    assert told[1].changes[-1] == Change(Kind.ADDED, "باتأخیر")


def test_a_row_that_is_gone_is_told_whole() -> None:
    before = document(statements=[{"text": "سخن", "speaker": "علی", "kind": "question"}])
    [shown] = versions(before, document())
    assert shown.label == "سخن ۱"
    assert "گوینده: علی" in shown.changes[0].text
    assert "\n" in shown.changes[0].text


def test_a_fault_is_told_to_somebody_who_wrote_no_document() -> None:
    assert fault_said(Fault("meeting.title", "missing", {})) == "اینجا چیزی بنویسید."
    ahead = fault_said(Fault("meeting.day", "day_ahead", {"day": date(2025, 4, 26)}))
    assert "۶ اردیبهشت ۱۴۰۴" in ahead


def test_every_field_of_a_draft_has_a_label() -> None:
    for name in FIELDS:
        assert field_label(name)
