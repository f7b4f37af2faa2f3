"""Forms of accounts."""

import pytest

from tests.desk import Desk
from tracker.models.accounts import Role
from tracker.web.forms.accounts import AccountForm, NewPasswordForm, RolesForm


@pytest.mark.parametrize(
    ("role", "may_make"), [(Role.ADMINISTRATOR, True), (Role.SECRETARY, False)]
)
def test_only_administrators_are_offered_the_role(desk: Desk, role: Role, may_make: bool) -> None:
    with desk.app.test_request_context():
        offered = dict(RolesForm.for_actor(desk.actor(role), []).roles.choices)
    assert (Role.ADMINISTRATOR in offered) is may_make
    assert (Role.CHAIR in offered) is may_make
    assert Role.PUBLIC not in offered


def test_what_was_chosen_is_handed_over_as_the_verb_takes_it(desk: Desk) -> None:
    data = {"name": "سارا", "login": "sara", "roles": ["clerk", "ngo"], "organization": "7"}
    with desk.app.test_request_context(method="POST", data=data):
        form = AccountForm.for_actor(desk.actor(Role.ADMINISTRATOR), [(7, "انجمن")])
        assert form.validate()
    assert form.values == {
        "name": "سارا",
        "login": "sara",
        "roles": [Role.CLERK, Role.NGO],
        "organization_id": 7,
    }


def test_a_password_is_typed_twice_alike(desk: Desk) -> None:
    data = {"password": "الف", "password_again": "ب"}
    with desk.app.test_request_context(method="POST", data=data):
        form = NewPasswordForm.of_request()
        assert not form.validate()
    assert [wrong.id for wrong in form.wrongs] == ["password_again"]
