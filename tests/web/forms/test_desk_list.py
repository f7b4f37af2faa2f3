"""What the desk's list can be narrowed to, by its address."""

import pytest
from werkzeug.datastructures import MultiDict

from tracker.queries.follow_up import DeskFilters
from tracker.web.forms.desk_list import CHOICES, DeskFilterForm

pytestmark = pytest.mark.usefixtures("request_context")


def form(**typed: str) -> DeskFilterForm:
    return DeskFilterForm(MultiDict(typed))


@pytest.mark.parametrize("status", CHOICES)
def test_a_status_or_a_group_of_the_desk_is_taken(status: str) -> None:
    filled = form(status=status, q="سمن", organization="۱۲")
    assert filled.validate()
    assert filled.desk_filters() == DeskFilters("سمن", status, 12)
    assert filled.narrowed is True


@pytest.mark.parametrize(
    ("field", "typed"),
    [("status", "done"), ("q", "ا" * 201), ("organization", "x"), ("organization", "9" * 40)],
)
def test_what_will_not_do_is_told_and_not_applied(field: str, typed: str) -> None:
    filled = form(**{field: typed})
    assert not filled.validate()
    assert list(filled.errors) == [field]
    assert filled.desk_filters() == DeskFilters()
    assert filled[field].data == typed


def test_the_address_of_the_list_has_no_days() -> None:
    assert form(q="سمن", **{"from": "1404/1/1"}).address(status="mine") == {
        "q": "سمن",
        "status": "mine",
    }
