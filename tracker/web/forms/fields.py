"""Fields that know the language: text without control characters, days in any spelling."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import Field, StringField, TextAreaField
from wtforms.validators import ValidationError

from tracker import clock
from tracker.persian import dates
from tracker.persian.text import clean
from tracker.web.words import told
from tracker.web.words.dates import date_sentence

MOST_LETTERS = 200


class TextField(StringField):
    """One line of text; control and bidi characters are taken out, the rest is kept as typed."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the first value that came under the field's name."""
        self.data = clean(valuelist[0]) if valuelist else ""


class WordsField(TextField):
    """What is searched for; too much of it is told, kept as typed, and not applied."""

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError for what is too long to be searched for."""
        if len(self.data or "") > MOST_LETTERS:
            raise ValidationError(told("too_many_letters", most=MOST_LETTERS))


class DayField(TextField):
    """A day in any spelling; what was typed stays in `data`, the day is in `day`."""

    day: date | None = None

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Read the day; raise ValidationError with the sentence that names the trouble."""
        if not self.data:
            return
        try:
            self.day = dates.read(self.data, today=clock.today())
        except dates.BadDate as bad:
            raise ValidationError(date_sentence(bad)) from None


class LinesField(TextAreaField):
    """Text of several lines, kept as typed but for control and bidi characters."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the first value that came under the field's name."""
        self.data = clean(valuelist[0], lines=True) if valuelist else ""


class SecretField(StringField):
    """A password: taken as it is, and never shown again."""

    data: str

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the first value that came under the field's name."""
        self.data = valuelist[0] if valuelist else ""


class ChoiceField(TextField):
    """One of `choices`, pairs of a value and its words, which a view or form gives; "" is none."""

    choices: Sequence[tuple[str, str]] = ()

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError for what was not among the choices."""
        if self.data and self.data not in dict(self.choices):
            raise ValidationError(told("not_a_choice"))


class ChoicesField(Field):
    """Any of `choices`: boxes that can be ticked; `data` is a list of values."""

    data: list[str]
    choices: Sequence[tuple[str, str]] = ()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take every value that came under the field's name."""
        self.data = [clean(value) for value in valuelist]

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Raise ValidationError for what was not among the choices."""
        if not set(self.data or ()) <= dict(self.choices).keys():
            raise ValidationError(told("not_a_choice"))
