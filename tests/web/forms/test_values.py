"""Values for the verbs, and words for people."""

from typing import Any

import pytest

from tests.factories import DAY
from tracker.models.events import Channel
from tracker.models.proposals import NotDoneReason, Status
from tracker.web.forms.values import KINDS, words_of


@pytest.mark.usefixtures("request_context")
@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (DAY, "۶ اردیبهشت ۱۴۰۴"),
        (Status.RECORDED, "ثبت‌شده"),
        (Channel.PHONE, "با تلفن"),
        ("متن", "متن"),
        (7, 7),
    ],
)
def test_a_value_is_shown_in_words(value: Any, shown: Any) -> None:
    assert words_of(value) == shown


def test_the_choices_of_an_event_are_known_by_their_fields() -> None:
    assert KINDS["channel"] is Channel
    assert KINDS["not_done_reason"] is NotDoneReason
