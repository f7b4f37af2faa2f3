"""What a search asks for, as its address says it."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from tracker.models.search import Kind
from tracker.web.forms.search import SearchForm

pytestmark = pytest.mark.usefixtures("request_context")


def form(**told: str) -> SearchForm:
    made = SearchForm(MultiDict(told))
    made.validate()
    return made


def test_filters_are_read_and_what_is_none_is_left_out() -> None:
    made = form(q="پارک", kind="meeting", status="open", order="best")
    asked = made.asked(made.query(), 7)
    assert (asked.kind, asked.council) == (Kind.MEETING, 7)
    assert (asked.status, asked.ranked) == ("open", True)
    made = form(q="پارک", kind="x", status="overdue", organization="x")
    asked = made.asked(made.query(), None)
    assert (asked.kind, asked.council, asked.status, asked.organization) == (None, None, "", None)


def test_days_narrow_a_period_that_was_typed() -> None:
    period = form(q="سال ۱۴۰۴", **{"from": "1404/02/06"}).query().period
    assert period is not None
    assert period[:2] == (date(2025, 4, 26), date(2026, 3, 21))
    period = form(q="پارک", to="1404/02/06").query().period
    assert period is not None
    assert (period.last, period.words) == (date(2025, 4, 26), "")
    period = form(q="سال ۱۴۰۰", **{"from": "1404/02/06"}).query().period
    assert period is not None
    assert period.since == period.until
