"""What a search asks for, by its address."""

from dataclasses import replace
from datetime import date, timedelta

from wtforms.validators import ValidationError

from tracker.models.proposals import Status
from tracker.models.search import Kind
from tracker.persian.numerals import to_ascii
from tracker.persian.periods import Period
from tracker.queries.hits import GROUPS, Asked
from tracker.search.language import Query, read
from tracker.web.forms.fields import TextField
from tracker.web.forms.proposals import FilterForm
from tracker.web.words import told

CHOICES = (*GROUPS, *Status)


class SearchForm(FilterForm):
    """A search and its filters; `order` is "best" or empty, `words` takes a period as words."""

    kind = TextField()
    order = TextField()
    words = TextField()

    def validate_status(self, field: TextField) -> None:
        """Refuse what is neither a status nor a group of them."""
        if field.data and field.data not in CHOICES:
            raise ValidationError(told("no_such_status"))

    def query(self) -> Query:
        """Return the question that was typed, within the days that were chosen."""
        query = read(self._sound("q"), periods=not self.words.data)
        since, until = self._day(self.since), self._day(self.until)
        if not (since or until):
            return query
        first, last = since or date.min, (until or date.max - timedelta(days=1)) + timedelta(days=1)
        if query.period:
            first, last = max(first, query.period.since), min(last, query.period.until)
        said = query.period.words if query.period else ""
        return replace(query, period=Period(first, max(first, last), said))

    def asked(self, query: Query, council: int | None) -> Asked:
        """Return the question with its filters, within a council or in all of them."""
        kind, organization = self.kind.data or "", self._sound("organization")
        return Asked(
            query,
            kind=Kind(kind) if kind in tuple(Kind) else None,
            council=council,
            organization=int(to_ascii(organization)) if organization else None,
            status=self._sound("status"),
            ranked=self.order.data == "best",
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether any filter is set that the page keeps folded away."""
        return super().narrowed or bool(self.status.data)
