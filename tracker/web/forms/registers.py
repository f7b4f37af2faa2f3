"""Forms of the registers: bodies, people, and the roles that people hold."""

from typing import ClassVar

from wtforms.validators import ValidationError

from tracker.domain.organizations import Description
from tracker.models import Organization
from tracker.models.organizations import Classification
from tracker.web.forms.base import AtMost, DeskForm, Required
from tracker.web.forms.fields import DayField, TextField
from tracker.web.forms.rows import LINE, EnumField, NumberField, line
from tracker.web.forms.shown import shown
from tracker.web.words import told


class OrganizationForm(DeskForm):
    """What is known of a body."""

    REFUSALS: ClassVar = {
        "name_taken": "name",
        "name_in_use": "name",
        "no_such_body": "parent",
        "own_parent": "parent",
    }

    name = TextField(validators=[Required(), AtMost(LINE)])
    classification = EnumField(kind=Classification)
    parent = line()
    seats = NumberField()
    licence_number = line()
    licence_issuer = line()
    licence_expires_on = DayField()

    def description(self, parent_id: int | None) -> Description:
        """Return what was typed."""
        return Description(
            name=self.name.data,
            classification=self.classification.member,
            parent_id=parent_id,
            seats=self.seats.number,
            licence_number=self.licence_number.data or None,
            licence_issuer=self.licence_issuer.data or None,
            licence_expires_on=self.licence_expires_on.day,
        )


def known(organization: Organization, parent: str | None) -> dict[str, object]:
    """Return what the fields hold for a body."""
    description = Description(
        **{name: getattr(organization, name) for name in Description.__dataclass_fields__}
    )
    return shown(description) | {"parent": parent or ""}


class PersonForm(DeskForm):
    """A person's name."""

    REFUSALS: ClassVar = {"name_taken": "name", "name_in_use": "name"}

    name = TextField(validators=[Required(), AtMost(LINE)])


class DaysForm(DeskForm):
    """From when until when a role is held; without a day, it is not known."""

    REFUSALS: ClassVar = {"ends_before_it_begins": "until"}

    since = DayField()
    until = DayField()

    def validate_until(self, field: DayField) -> None:
        """Refuse a period that ends before it begins."""
        if self.since.day and field.day and field.day < self.since.day:
            raise ValidationError(told("ends_before_it_begins"))


class RoleForm(DaysForm):
    """A role of a person in a body."""

    REFUSALS: ClassVar = {
        **DaysForm.REFUSALS,
        "no_such_body": "organization",
        "role_held": "role",
    }

    organization = TextField(validators=[Required(), AtMost(LINE)])
    role = TextField(validators=[Required(), AtMost(LINE)])
