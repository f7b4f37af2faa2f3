"""Forms of the registers."""

import pytest
from werkzeug.datastructures import MultiDict

from tests.factories import DAY
from tracker.domain.organizations import Description
from tracker.models import Organization
from tracker.models.organizations import Classification
from tracker.web.forms.registers import DaysForm, OrganizationForm, known

pytestmark = pytest.mark.usefixtures("request_context")


def test_what_is_known_of_a_body_is_shown_and_read() -> None:
    said = Description(
        name="انجمن یاران",
        classification=Classification.NGO,
        seats=5,
        licence_number="۱۲",
        licence_issuer="فرمانداری",
        licence_expires_on=DAY,
    )
    body = Organization(council_id=1, name_key="", sort_key="", **vars(said))
    form = OrganizationForm(MultiDict(known(body, "شورا")))
    assert form.validate()
    assert form.parent.data == "شورا"
    assert form.description(None) == said


def test_a_body_has_a_name() -> None:
    assert not OrganizationForm(MultiDict()).validate()


def test_a_role_does_not_end_before_it_begins() -> None:
    form = DaysForm(MultiDict({"since": "۱۳ اردیبهشت ۱۴۰۴", "until": "۱۲ اردیبهشت ۱۴۰۴"}))
    assert not form.validate()
    assert [wrong.id for wrong in form.wrongs] == ["until"]
