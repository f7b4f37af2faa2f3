"""Forms of a meeting's details."""

from datetime import time

import pytest
from werkzeug.datastructures import MultiDict

from tests.factories import DAY
from tracker.models.meetings import Held, MeetingKind
from tracker.queries.lines import Details
from tracker.web.forms.details import CountForm, DetailsForm, NewForm, counted
from tracker.web.forms.shown import shown

pytestmark = pytest.mark.usefixtures("request_context")

WHOLE = Details(
    title="نشست",
    body="شورا",
    kind=MeetingKind.OPEN,
    held=Held.PLANNED,
    term="ششم",
    number="۲",
    day=DAY,
    starts_at=time(10, 30),
    approximate=True,
    place="تالار",
    chair="الف",
    secretary="ب",
    approved_by="QDS-1404-02-13",
)


def test_what_a_form_shows_it_reads() -> None:
    typed = {name: value for name, value in shown(WHOLE).items() if value is not False}
    form = DetailsForm(MultiDict(typed))
    assert form.validate(), form.errors
    assert form.details() == WHOLE


def test_nothing_typed_is_nothing_said() -> None:
    form = DetailsForm(MultiDict())
    assert form.validate()
    assert form.details() == Details()


def test_a_new_meeting_carries_attendees_over_unless_told() -> None:
    form = NewForm.of(Details(body="شورا"), None)
    assert (form.body.data, form.carry.data, form.after.data) == ("شورا", True, "")
    assert NewForm(MultiDict()).carry.data is False


@pytest.mark.parametrize(
    ("typed", "base"), [("0", 0), ("12", 12), ("", -1), ("x", -1), ("²", -1), ("9" * 10, -1)]
)
def test_a_count_that_is_none_is_nobody_s(typed: str, base: int) -> None:
    assert CountForm(MultiDict({"edits": typed})).base == base


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", 12),
        ("", -1),
        (None, -1),
        ("-1", -1),
        ("۱۲", -1),
        ("x", -1),
        ("9" * 9, 10**9 - 1),
        ("9" * 10, -1),
    ],
)
def test_a_hidden_number_is_read_or_is_none(typed: str | None, read: int) -> None:
    assert counted(typed) == read
