"""The desk's forms: what was typed is kept, what is wrong is told beside its field."""

from collections.abc import Iterator
from typing import ClassVar

import pytest

from tests.desk import Desk
from tracker.domain.errors import Refused
from tracker.web.forms.base import AtMost, DeskForm, Required
from tracker.web.forms.fields import ChoiceField, ChoicesField, LinesField, SecretField, TextField
from tracker.web.words import told


class Trial(DeskForm):
    REFUSALS: ClassVar = {"login_taken": "name"}
    STATUSES: ClassVar = {"last_administrator": 409}

    name = TextField(validators=[Required(), AtMost(10)])
    text = LinesField()
    one = ChoiceField()
    any = ChoicesField()
    secret = SecretField()


@pytest.fixture(autouse=True)
def request_of_the_desk(desk: Desk) -> Iterator[None]:
    with desk.app.test_request_context():
        yield


def form(desk: Desk, **fields: object) -> Trial:
    """Return the form as it was sent."""
    with desk.app.test_request_context(method="POST", data=fields):
        made = Trial.of_request()
    made.one.choices = made.any.choices = [("a", "آ"), ("b", "ب")]
    return made


def test_a_form_that_was_only_opened_shows_what_is_known() -> None:
    opened = Trial.of_request(name="نام", any=["a"])
    assert (opened.name.data, opened.any.data, opened.wrongs) == ("نام", ["a"], [])


def test_what_was_typed_is_kept_but_for_what_turns_text_round(desk: Desk) -> None:
    sent = form(desk, name=" نا\u202eم ", text="یک\r\nدو\x00", secret=" \u202eس ")
    assert (sent.name.data, sent.text.data) == ("نام", "یک\nدو")
    assert sent.secret.data == " \u202eس "


def test_a_field_that_was_left_empty_is_told_at_it(desk: Desk) -> None:
    sent = form(desk)
    assert not sent.validate()
    assert [wrong.id for wrong in sent.wrongs] == ["name"]


def test_too_many_letters_are_told_and_none_is_cut(desk: Desk) -> None:
    sent = form(desk, name="ن" * 11)
    assert not sent.validate()
    assert sent.name.data == "ن" * 11
    assert "۱۱" in sent.wrongs[0].text
    assert "۱۰" in sent.wrongs[0].text


@pytest.mark.parametrize(("field", "value"), [("one", "c"), ("any", ["a", "c"])])
def test_what_was_not_among_the_choices_is_refused(desk: Desk, field: str, value: object) -> None:
    sent = form(desk, name="نام", **{field: value})
    assert not sent.validate()
    assert [wrong.id for wrong in sent.wrongs] == [field]
    assert form(desk, name="نام", one="a", any=["a", "b"]).validate()


def test_a_refusal_is_told_at_its_field_or_above_the_form(desk: Desk) -> None:
    sent = form(desk, name="نام")
    with sent.refusals():
        raise Refused("login_taken")
    with sent.refusals():
        raise Refused("last_administrator")
    assert [wrong.id for wrong in sent.wrongs] == ["", "name"]
    assert sent.status == 409


def test_numbers_in_a_sentence_have_persian_digits() -> None:
    assert "۲۰۰" in told("password_long", most=200)


def test_a_sentence_may_speak_of_a_code() -> None:
    assert "QDS-1404-02-06" in told("known_code", code="QDS-1404-02-06")
