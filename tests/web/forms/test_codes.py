"""Codes typed into a form, in any spelling."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Form

from tracker.web.forms.codes import CodeField


class CodeForm(Form):
    """A form with a field for each kind of code."""

    meeting = CodeField()
    target = CodeField(of_proposal=True)


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("meeting", "QDS-1404-02-06", "QDS-1404-02-06"),
        ("meeting", "۱۴۰۴/۰۲/۰۶", "QDS-1404-02-06"),
        ("meeting", "QDS-1404-02-06-016", None),
        ("meeting", "جلسه", None),
        ("target", "1404 02 06 01 6", "QDS-1404-02-06-016"),
        ("target", "QDS-1404-02-06-017", None),
        ("target", "QDS-1404-02-06", None),
    ],
)
def test_a_code_of_the_right_kind_is_read(
    app: Flask, field: str, typed: str, code: str | None
) -> None:
    with app.test_request_context("/"):
        form = CodeForm(MultiDict({field: typed}))
        assert form.validate() is (code is not None)
        found = {"meeting": form.meeting, "target": form.target}[field]
        assert (found.code, found.data) == (code, typed)


def test_no_code_is_none(app: Flask) -> None:
    with app.test_request_context("/"):
        form = CodeForm(MultiDict())
        assert form.validate()
        assert form.meeting.code is None
