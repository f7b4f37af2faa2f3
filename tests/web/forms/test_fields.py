"""Fields that know the language."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tests.desk import Desk
from tests.factories import NOW
from tracker.web.forms.fields import ChoiceField, ChoicesField, DayField, LinesField, TextField


class Trial(Form):
    line = TextField()
    lines = LinesField()
    day = DayField()
    one = ChoiceField()
    some = ChoicesField()


def sent(**fields: str) -> Trial:
    return Trial(MultiDict(fields))


def test_what_was_not_sent_is_empty() -> None:
    form = sent()
    assert (form.line.data, form.lines.data, form.day.data) == ("", "", "")
    assert (form.one.data, form.some.data) == ("", [])


def test_lines_stay_apart_only_where_they_may() -> None:
    form = sent(line="یک\r\nدو", lines="یک\r\nدو\u202e")
    assert (form.line.data, form.lines.data) == ("یک دو", "یک\nدو")


@pytest.mark.parametrize(
    ("typed", "day"),
    [("۱۴۰۴/۲/۶", date(2025, 4, 26)), ("امروز", NOW.date()), ("", None), ("نمی‌دانم", None)],
)
def test_a_day_is_read_in_any_spelling_and_stays_as_it_was_typed(
    desk: Desk, typed: str, day: date | None
) -> None:
    form = sent(day=typed)
    with desk.app.test_request_context():
        assert form.validate() is (typed == "" or day is not None)
    assert (form.day.day, form.day.data) == (day, typed)


def test_a_wrong_day_is_told_and_kept_as_typed(desk: Desk) -> None:
    form = sent(day="۳۱ آذر ۱۴۰۴")
    with desk.app.test_request_context():
        assert form.validate() is False
    assert form.day.errors == ["آذر ۱۴۰۴ روز ۳۱ ندارد؛ ۳۰ روز است."]
    assert (form.day.day, form.day.data) == (None, "۳۱ آذر ۱۴۰۴")
