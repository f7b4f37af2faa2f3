"""The kinds of value that a document holds, each with its limits."""

import re
from datetime import date, time
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from tracker.exchange.faults import wrong
from tracker.models import codes
from tracker.persian.text import clean

FIRST_YEAR, LAST_YEAR = 1921, 2121  # 1300 to 1499 Jalali
# Stricter than pydantic, which takes Unix seconds for a day and "yes" for true.
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


def _sane_year(day: date) -> date:
    if 1300 <= day.year <= 1499:
        raise wrong("jalali_day", written=day.isoformat())
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise wrong("far_day", first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _text_of_day(value: object) -> object:
    if not isinstance(value, date) and not (isinstance(value, str) and DAY.fullmatch(value)):
        raise wrong("not_a_day")
    return value


def _text_of_clock(value: object) -> object:
    if not isinstance(value, time) and not (isinstance(value, str) and CLOCK.fullmatch(value)):
        raise wrong("not_a_clock_time")
    return value


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _cleaned_lines(value: object) -> object:
    return clean(value, lines=True) if isinstance(value, str) else value


def _web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise wrong("not_an_address")
    return value


Line = Annotated[
    str, StringConstraints(strict=True, min_length=1, max_length=300), BeforeValidator(_cleaned)
]
Words = Annotated[
    str,
    StringConstraints(strict=True, min_length=1, max_length=20_000),
    BeforeValidator(_cleaned_lines),
]
Day = Annotated[date, BeforeValidator(_text_of_day), AfterValidator(_sane_year)]
Clock = Annotated[
    time,
    BeforeValidator(_text_of_clock),
    PlainSerializer(lambda at: at.strftime("%H:%M"), return_type=str),
    WithJsonSchema({"type": "string", "pattern": f"^{CLOCK.pattern}$"}),
]
Address = Annotated[
    str,
    StringConstraints(strict=True, max_length=2000),
    BeforeValidator(_cleaned),
    AfterValidator(_web_address),
]
MeetingCode = Annotated[Line, AfterValidator(codes.checked_meeting)]
ProposalCode = Annotated[Line, AfterValidator(codes.checked_proposal)]
Count = Annotated[int, Field(strict=True, ge=1, le=999)]
Flag = Annotated[bool, Field(strict=True)]


class Part(BaseModel):
    """A node of the tree: frozen, and an unknown field is a fault, so that nothing is lost."""

    model_config = ConfigDict(frozen=True, extra="forbid")
