"""Places of a document: their words, and their fields in a form."""

import pytest
from flask import Flask

from tracker.web import places


@pytest.mark.parametrize(
    ("place", "field", "called"),
    [
        ("meeting.day", "day", "روز"),
        ("meeting", "details", "جلسه"),
        ("attendance", "attendance", "حاضران"),
        ("attendance[3]", "attendance-3-person", "حاضر ۴"),
        ("attendance[3].presence", "attendance-3-presence", "حاضر ۴، حضور"),
        ("statements[0].text", "statements-0-text", "سخن ۱"),
        ("proposals[1].proposers.people[2]", "proposals-1-proposers", "پیشنهاد ۲، پیشنهاددهنده"),
        ("agenda[0]", "agenda-0-text", "بند ۱ دستور"),
        ("", "", "جلسه"),
    ],
)
def test_a_place_has_its_words_and_its_field(
    app: Flask, place: str, field: str, called: str
) -> None:
    with app.test_request_context():
        assert places.field_id(place) == field
        assert places.called(place) == called
