"""Forms of accounts: sign-in, passwords, who has which roles."""

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from flask_babel import gettext
from wtforms.validators import ValidationError

from tracker.domain.accounts import LONGEST_NAME, may_touch
from tracker.domain.actors import Actor
from tracker.models.accounts import Role
from tracker.web.forms.base import AtMost, DeskForm, Required
from tracker.web.forms.fields import ChoiceField, ChoicesField, SecretField, TextField
from tracker.web.words import told
from tracker.web.words.accounts import ROLES


class SignInForm(DeskForm):
    """Who are you, and what is your password?"""

    STATUSES: ClassVar = {"wait": 429}

    login = TextField(validators=[Required("login_missing"), AtMost(200)])
    password = SecretField(validators=[Required("password_missing")])


class NewPasswordForm(DeskForm):
    """A password that is set by a one-time link, typed twice."""

    REFUSALS: ClassVar = {
        "password_is_login": "password",
        "password_long": "password",
        "password_short": "password",
    }
    STATUSES: ClassVar = {"link_dead": 410}

    password = SecretField(validators=[Required("password_missing")])
    password_again = SecretField()

    def validate_password_again(self, field: SecretField) -> None:
        """Refuse what is not the same."""
        if self.password.data and field.data != self.password.data:
            raise ValidationError(told("passwords_differ"))


class OwnPasswordForm(NewPasswordForm):
    """A new password for one's own account, beside the present one."""

    REFUSALS: ClassVar = {**NewPasswordForm.REFUSALS, "sign_in_failed": "password_now"}
    STATUSES: ClassVar = {"wait": 429}

    password_now = SecretField(validators=[Required("password_missing")])


class RolesForm(DeskForm):
    """What an account may do, and for which body it acts."""

    REFUSALS: ClassVar = {
        "administrators_only": "roles",
        "last_administrator": "roles",
        "no_such_organization": "organization",
        "organization_missing": "organization",
        "role_missing": "roles",
    }
    STATUSES: ClassVar = {"administrators_only": 403, "last_administrator": 409}

    roles = ChoicesField()
    organization = ChoiceField()

    @classmethod
    def for_actor(cls, who: Actor, bodies: Sequence[tuple[int, str]], **known: object) -> Self:
        """Return the form with the roles that this actor may give, and the council's bodies."""
        form = cls.of_request(**known)
        form.roles.choices = [
            (role.value, gettext(words)) for role, words in ROLES.items() if _gives(who, role)
        ]
        form.organization.choices = [(str(number), name) for number, name in bodies]
        return form

    @property
    def values(self) -> dict[str, Any]:
        """What was chosen, as the verbs take it."""
        body = self.organization.data
        roles = [Role(value) for value in self.roles.data or ()]
        return {"roles": roles, "organization_id": int(body) if body else None}


class AccountForm(RolesForm):
    """A new account."""

    REFUSALS: ClassVar = {
        **RolesForm.REFUSALS,
        "login_taken": "login",
        "login_unfit": "login",
        "name_long": "name",
        "name_missing": "name",
    }

    name = TextField(validators=[Required("name_missing"), AtMost(LONGEST_NAME)])
    login = TextField(validators=[Required("login_missing")])

    @property
    def values(self) -> dict[str, Any]:
        """What was typed and chosen, as the verb takes it."""
        return {**super().values, "name": self.name.data, "login": self.login.data}


def _gives(who: Actor, role: Role) -> bool:
    return role is not Role.PUBLIC and may_touch({role}, who)
