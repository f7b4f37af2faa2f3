"""Fields of the long forms of the desk: numbers, times, boxes, names, one of an enum."""

import re
from collections.abc import Sequence
from datetime import time
from enum import StrEnum
from typing import Any

from wtforms import BooleanField
from wtforms.validators import ValidationError

from tracker.persian.listing import split_names
from tracker.persian.numerals import to_ascii
from tracker.web import words
from tracker.web.forms.base import AtMost
from tracker.web.forms.fields import ChoiceField, LinesField, TextField
from tracker.web.words import told
from tracker.web.words.language import gettext

LINE, WORDS = 300, 20_000  # letters: what a document takes (exchange.fields)
MOST = 999
CLOCK = re.compile(r"([01]?\d|2[0-3])(?:\s*[:.٫]\s*([0-5]\d))?", re.ASCII)


def line(most: int = LINE) -> TextField:
    """Return a field for one line of text."""
    return TextField(validators=[AtMost(most)])


def lines(most: int = WORDS) -> LinesField:
    """Return a field for text of several lines."""
    return LinesField(validators=[AtMost(most)])


class NumberField(TextField):
    """A whole number in any digits, or nothing; `number` is None for nothing."""

    number: int | None = None

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Read the number; raise ValidationError for anything else."""
        digits = to_ascii(self.data or "")
        if not digits:
            return
        short = digits.lstrip("0")
        if not (short.isascii() and short.isdecimal() and len(short) <= len(str(MOST))):
            raise ValidationError(told("not_a_number", most=MOST))
        self.number = int(short)


class ClockField(TextField):
    """A time of day, such as 10, 10:30 or ۱۰:۳۰; `at` is None for nothing."""

    at: time | None = None

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Read the time; raise ValidationError for anything else."""
        if not self.data:
            return
        read = CLOCK.fullmatch(to_ascii(self.data))
        if read is None:
            raise ValidationError(told("not_a_clock"))
        self.at = time(int(read[1]), int(read[2] or 0))


class NamesField(TextField):
    """Names on one line, with a comma between them; `names` has each of them once."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names."""
        return split_names(self.data or "")

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError where a name is longer than a line of a document."""
        for name in self.names:
            if len(name) > LINE:
                raise ValidationError(told("too_many_typed", most=LINE, typed=len(name)))


class EnumField(ChoiceField):
    """One member of an enum; `member` is None for none."""

    def __init__(self, *args: Any, kind: type[StrEnum], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind

    @property
    def choices(self) -> Sequence[tuple[str, str]]:  # type: ignore[override]
        """Return the members with their words."""
        names = words.NAMES[self.kind]
        return [(member.value, gettext(names[member])) for member in self.kind]

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError for what is no member."""
        if self.data and self.data not in self.kind.__members__.values():
            raise ValidationError(told("not_a_choice"))

    @property
    def member(self) -> Any:
        """Return what was chosen."""
        return self.kind(self.data) if self.data and not self.errors else None


class BoxField(BooleanField):
    """A box that is ticked or not."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take whether anything came under the field's name."""
        self.data = bool(valuelist and valuelist[0])
