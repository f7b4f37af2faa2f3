"""Fields of the long forms: numbers, times, boxes, names, one of an enum."""

from datetime import time
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tracker.models.meetings import Presence
from tracker.web.forms.rows import BoxField, ClockField, EnumField, NamesField, NumberField, line

pytestmark = pytest.mark.usefixtures("request_context")


class Every(Form):
    """One field of each kind."""

    number = NumberField()
    at = ClockField()
    names = NamesField()
    presence = EnumField(kind=Presence)
    box = BoxField()
    text = line(5)


def sent(**typed: str) -> Any:
    form = Every(MultiDict(typed))
    form.validate()
    return form


@pytest.mark.parametrize(
    ("typed", "number"), [("۱۲", 12), ("7", 7), ("٣", 3), ("007", 7), ("", None)]
)
def test_a_number_is_read_in_any_digits(typed: str, number: int | None) -> None:
    form = sent(number=typed)
    assert (form.number.number, form.number.errors) == (number, [])


@pytest.mark.parametrize(
    "typed",
    ["۰", "1000", "-1", "یک", "1.5", "9" * 5000, "²", "1" + "0" * 9, "0" * 8 + "5000", "000"],
)
def test_what_is_no_number_is_told_and_kept(typed: str) -> None:
    form = sent(number=typed)
    assert form.number.errors == ["شماره‌ای از ۱ تا ۹۹۹ بنویسید."]
    assert (form.number.number, form.number.data) == (None, typed)


@pytest.mark.parametrize(
    ("typed", "at"),
    [("۱۰:۳۰", time(10, 30)), ("9", time(9)), ("۰۸.۰۵", time(8, 5)), ("23 : 59", time(23, 59))],
)
def test_a_time_is_read_as_people_write_it(typed: str, at: time) -> None:
    assert sent(at=typed).at.at == at


@pytest.mark.parametrize("typed", ["24", "10:60", "ظهر", "10:3", "1" * 999])
def test_what_is_no_time_is_told(typed: str) -> None:
    form = sent(at=typed)
    assert (form.at.at, len(form.at.errors)) == (None, 1)


def test_names_stand_on_one_line() -> None:
    assert sent(names="الف، ب ؛ الف").names.names == ("الف", "ب")
    assert sent(names="ن" * 301).names.errors
    assert sent().names.names == ()


def test_a_member_is_chosen_and_nothing_else() -> None:
    assert sent(presence="late").presence.member is Presence.LATE
    assert sent(presence="").presence.member is None
    form = sent(presence="asleep")
    assert (form.presence.member, len(form.presence.errors)) == (None, 1)
    assert dict(form.presence.choices)["late"] == "باتأخیر"


def test_a_box_is_ticked_or_not() -> None:
    assert sent(box="y").box.data is True
    assert sent().box.data is False
    assert Every(data={"box": True}).box.data is True


def test_a_line_is_never_cut() -> None:
    form = sent(text="ششحرفی")
    assert (form.text.data, len(form.text.errors)) == ("ششحرفی", 1)
