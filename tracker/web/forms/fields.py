"""Fields that know the language: text without control characters, days in any spelling."""

from datetime import date
from typing import Any

from wtforms import StringField
from wtforms.validators import ValidationError

from tracker import clock
from tracker.persian import dates
from tracker.persian.text import clean
from tracker.web.words.dates import date_sentence


class TextField(StringField):
    """One line of text; control and bidi characters are taken out, the rest is kept as typed."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the first value that came under the field's name."""
        self.data = clean(valuelist[0]) if valuelist else ""


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
