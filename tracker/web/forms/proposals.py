"""What a list of proposals can be narrowed to, by its address."""

from datetime import date

from wtforms import Form
from wtforms.validators import ValidationError

from tracker.models.proposals import Status
from tracker.persian.numerals import to_ascii
from tracker.queries.filters import GROUPS, Filters
from tracker.web.forms.fields import DayField, TextField, WordsField
from tracker.web.words import told

CHOICES = (*GROUPS, *Status)


class FilterForm(Form):
    """The filters of a list. One that will not do is told, kept as typed, and not applied."""

    q = WordsField()
    status = TextField()
    organization = TextField()
    since = DayField(name="from")
    until = DayField(name="to")
    after = TextField()

    def validate_status(self, field: TextField) -> None:
        """Refuse what is neither a status nor a group of them."""
        if field.data and field.data not in CHOICES:
            raise ValidationError(told("no_such_status"))

    def validate_organization(self, field: TextField) -> None:
        """Refuse what is not an organization's number."""
        digits = to_ascii(field.data or "")
        if field.data and not (digits.isascii() and digits.isdecimal() and len(digits) < 19):
            raise ValidationError(told("no_such_organization"))

    def validate_until(self, field: DayField) -> None:
        """Refuse a period that ends before it begins."""
        if self.since.day and field.day and field.day < self.since.day:
            raise ValidationError(told("ends_before_it_begins"))

    def filters(self, council: int | None) -> Filters:
        """Return what the list is narrowed to, by the council and the fields that are in order."""
        organization = self._sound("organization")
        return Filters(
            words=self._sound("q"),
            status=self._sound("status"),
            organization=int(to_ascii(organization)) if organization else None,
            since=self._day(self.since),
            until=self._day(self.until),
            council=council,
        )

    def address(self, **changed: str | None) -> dict[str, str]:
        """Return the values of an address that shows this list, with some of them changed."""
        kept = {field.name: field.data for field in self if field is not self.after}
        return {name: value for name, value in {**kept, **changed}.items() if value}

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but words and status is asked for."""
        return bool(self.organization.data or self.since.data or self.until.data)

    def _sound(self, name: str) -> str:
        field = self[name]
        return "" if field.errors else str(field.data or "")

    def _day(self, field: DayField) -> date | None:
        return None if field.errors else field.day
