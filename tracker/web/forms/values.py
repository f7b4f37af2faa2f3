"""What the fields of an event hold: values for the verbs, and words for people."""

from datetime import date
from enum import StrEnum
from typing import Any

from wtforms import Field

from tracker.models.events import Certainty, Channel, Direction
from tracker.models.proposals import NotDoneReason
from tracker.web import words
from tracker.web.forms.codes import CodeField
from tracker.web.forms.fields import DayField
from tracker.web.words import calendar
from tracker.web.words.language import gettext

KINDS: dict[str, type[StrEnum]] = {
    "channel": Channel,
    "certainty": Certainty,
    "letter_direction": Direction,
    "not_done_reason": NotDoneReason,
}


def value_of(field: Field) -> Any:
    """Return the day, the code, the enum's member or the text that a field holds."""
    if isinstance(field, DayField):
        return field.day
    if isinstance(field, CodeField):
        return field.code
    kind = KINDS.get(field.name)
    return kind(field.data) if kind and field.data else field.data


def words_of(value: Any) -> Any:
    """Return a member by its words and a day as people read it; anything else as it is."""
    if isinstance(value, StrEnum):
        return gettext(words.NAMES[type(value)][value])
    return calendar.long(value) if isinstance(value, date) else value
