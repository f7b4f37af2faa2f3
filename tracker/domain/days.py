"""Days of an event that cannot be: not yet come, before the meeting, in the wrong order."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

# What an event may lie before though it follows it.
EARLIEST = (
    "before_last_step",
    "before_responsible",
    "before_silence",
    "before_the_meeting",
    "before_the_target",
)


class Earliest(NamedTuple):
    """The first day on which an event can have happened, and the code of what it came after."""

    code: str
    day: date


class WrongDay(NamedTuple):
    """A field whose day cannot be, the code that says why, and the day that it is measured by."""

    field: str
    code: str
    day: date


def wrong_days(
    told: Mapping[str, Any],
    *,
    not_before: Iterable[Earliest] = (),
    later_than: date | None = None,
    today: date,
) -> Iterator[WrongDay]:
    """Yield what is wrong with the days of an event, whose fields are `told`.

    It is `not_before` what it follows, such as the meeting that raised the proposal; an extension
    is `later_than` the deadline that it moves.
    """
    happened: date = told["happened_on"]
    for field in ("happened_on", "letter_on"):
        if (day := told.get(field)) and day > today:
            yield WrongDay(field, "day_ahead", day)
    for code, day in not_before:
        if happened < day:
            yield WrongDay("happened_on", code, day)
    due = told.get("due_on")
    if due and due < happened:
        yield WrongDay("due_on", "due_too_early", happened)
    if due and later_than and due <= later_than:
        yield WrongDay("due_on", "not_later", later_than)
    until = told.get("awaiting_until")
    # Of what was closed without an answer it tells until when one was waited for.
    if until and until < happened and told.get("awaiting"):
        yield WrongDay("awaiting_until", "until_too_early", happened)
