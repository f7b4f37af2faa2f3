"""What the desk's list of proposals can be narrowed to, by its address."""

from wtforms.validators import ValidationError

from tracker.models.proposals import Status
from tracker.persian.numerals import to_ascii
from tracker.queries.follow_up import DESK_GROUPS, DeskFilters
from tracker.web.forms.fields import TextField
from tracker.web.forms.proposals import FilterForm
from tracker.web.words import sentence

CHOICES = (*DESK_GROUPS, "mine", *Status)


class DeskFilterForm(FilterForm):
    """The filters of the desk's list: as the public's, without days, with groups of its own."""

    # How WTForms leaves out a field that is inherited.
    since = None  # type: ignore[assignment]
    until = None  # type: ignore[assignment]

    def validate_status(self, field: TextField) -> None:
        """Refuse what is neither a status nor a group of the desk."""
        if field.data and field.data not in CHOICES:
            raise ValidationError(sentence("no_such_status", {}))

    def desk_filters(self) -> DeskFilters:
        """Return what the list is narrowed to, by the fields that are in order."""
        organization = self._sound("organization")
        return DeskFilters(
            words=self._sound("q"),
            status=self._sound("status"),
            organization=int(to_ascii(organization)) if organization else None,
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether anything but words and status is asked for."""
        return bool(self.organization.data)
