"""The filters of a list of proposals."""

import pytest
from werkzeug.datastructures import MultiDict

from tests.factories import DAY
from tracker.queries.filters import Filters
from tracker.web.forms.proposals import FilterForm

pytestmark = pytest.mark.usefixtures("request_context")


def filled(**typed: str) -> FilterForm:
    form = FilterForm(MultiDict(typed))
    form.validate()
    return form


def test_an_address_without_filters_narrows_nothing() -> None:
    assert filled().filters(None) == Filters()
    assert filled().address() == {}


def test_each_filter_is_read() -> None:
    typed = {"q": "سمن", "status": "overdue", "organization": "۱۲", "from": "۱۴۰۴/۲/۶"}
    assert filled(**typed).filters(None) == Filters(
        words="سمن", status="overdue", organization=12, since=DAY
    )
    assert filled(**typed).narrowed


def test_what_will_not_do_is_left_out_and_the_rest_applies() -> None:
    form = filled(q="سمن", status="x", organization="-1", to="x")
    assert form.filters(None) == Filters(words="سمن")
    assert set(form.errors) == {"status", "organization", "until"}


def test_the_address_of_the_same_list_keeps_what_was_typed_but_not_the_page() -> None:
    form = filled(q="سمن", to="x", after="token")
    assert form.address() == {"q": "سمن", "to": "x"}
    assert form.address(status="open", q="") == {"to": "x", "status": "open"}
