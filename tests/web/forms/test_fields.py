"""Fields that know the language."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tests.factories import DAY
from tracker.web.forms.fields import DayField, TextField

pytestmark = pytest.mark.usefixtures("request_context")


class Trial(Form):
    text = TextField()
    day = DayField()


def filled(**typed: str) -> Trial:
    form = Trial(MultiDict(typed))
    form.validate()
    return form


def test_what_is_typed_is_kept_but_for_characters_that_nobody_can_see() -> None:
    assert filled(text=" سمن\u200cها ي\x00\u202e ").text.data == "سمن\u200cها ي"
    assert filled().text.data in ("", None)


def test_a_day_is_read_in_any_spelling() -> None:
    form = filled(day="۶ اردیبهشت ۱۴۰۴")
    assert (form.day.day, form.day.errors) == (DAY, [])


def test_a_wrong_day_is_told_and_kept_as_typed() -> None:
    form = filled(day="۳۱ آذر ۱۴۰۴")
    assert form.day.errors == ["آذر ۱۴۰۴ روز ۳۱ ندارد؛ ۳۰ روز است."]
    assert (form.day.day, form.day.data) == (None, "۳۱ آذر ۱۴۰۴")


def test_no_day_is_no_fault() -> None:
    assert (filled(day="").day.day, filled(day="").errors) == (None, {})
