"""The form of a follow-up: which fields it shows, sends on and keeps."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from tests.factories import DAY, TODAY
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer
from tracker.domain.proposals import NOTES, STEPS
from tracker.models.accounts import Role
from tracker.models.events import Certainty, Channel, EventKind
from tracker.models.proposals import Status
from tracker.web.forms.follow_up import FollowUpForm
from tracker.web.words.follow_up import FIELDS

CASE: Any = SimpleNamespace(seen=7, today=TODAY, answers=[])
OWN = frozenset({Role.SECRETARY})
OFFERS = [
    Offer(EventKind.STATUS, step.after, step.gives, OWN, step.on_behalf, step.when)
    for step in STEPS
] + [Offer(note.kind, None, note.gives, OWN, note.on_behalf) for note in NOTES]


def opened(app: Flask, offer: Offer | None, **typed: str) -> FollowUpForm:
    """Return the form as it was sent, or as it begins where nothing was."""
    method = "POST" if typed else "GET"
    with app.test_request_context("/", method=method, data=typed or None):
        form = FollowUpForm.of(CASE, offer)
        if typed:
            form.validate()
        return form


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: f"{offer.key}-{len(offer.gives)}")
def test_a_form_asks_for_what_its_step_must_give_and_nothing_twice(
    app: Flask, offer: Offer
) -> None:
    form = opened(app, offer)
    asked, besides = form.fields_asked, form.fields_besides
    assert {field for group in offer.gives for field in group} <= set(asked)
    assert {"happened_on", "channel", "certainty"} <= set(asked)
    assert len(asked + besides) == len({*asked, *besides})
    assert {*asked, *besides} | {"capacity", "on_behalf_of"} == offer.takes | {"on_behalf_of"}
    assert {*asked, *besides} <= {*FIELDS, "text"}


def test_it_begins_today_and_in_this_system(app: Flask) -> None:
    form = opened(app, OFFERS[0])
    assert (form.happened_on.data, form.seen.data) == ("۱۴۰۴/۰۷/۰۹", "7")
    assert (form.channel.data, form.certainty.data) == (Channel.SYSTEM, Certainty.CLAIMED)


def test_whoever_speaks_for_another_is_asked_for_the_channel(app: Flask) -> None:
    form = opened(app, Offer(EventKind.PROGRESS, None, (("text",),), frozenset(), OWN))
    assert form.channel.data is None
    assert form.fields_asked[0] == "on_behalf_of"


def test_days_codes_and_choices_are_sent_on_as_values(app: Flask) -> None:
    offer = next(offer for offer in OFFERS if offer.after is Status.NOT_DONE)
    form = opened(
        app,
        offer,
        happened_on="6 اردیبهشت",
        not_done_reason="rejected",
        text="دلیل",
        meeting="QDS 1404 02 06",
        channel="letter",
        due_on="فردا",
    )
    assert form.wrongs == []
    assert form.told == {
        "happened_on": DAY,
        "not_done_reason": "rejected",
        "text": "دلیل",
        "meeting": "QDS-1404-02-06",
        "channel": Channel.LETTER,
    }
    assert [field.name for field in form.fields_kept] == ["due_on"]


def test_without_a_step_everything_typed_is_kept(app: Flask) -> None:
    form = opened(app, None, text="متن", due_on="فردا", happened_on="امروز")
    assert [field.name for field in form.fields_kept] == ["due_on", "text", "happened_on"]


@pytest.mark.parametrize(
    ("refused", "field", "status"),
    [
        (Refused("event_lacks", field="text", step="x"), "text", 422),
        (Refused("day_ahead", field="letter_on", day=TODAY), "letter_on", 422),
        (Refused("unfit", field="proof_address"), "proof_address", 422),
        (Refused("not_later", day=TODAY), "due_on", 422),
        (Refused("no_such_body", name="x"), "organization", 422),
        (Refused("stale"), "", 409),
        (Refused("not_answered", until=TODAY), "", 409),
        (
            Refused("step_out_of_order", before=Status.RECORDED, after=Status.VERIFIED),
            "",
            409,
        ),
    ],
    ids=lambda value: getattr(value, "code", value),
)
def test_a_refusal_is_told_at_its_field(
    app: Flask, refused: Refused, field: str, status: int
) -> None:
    form = opened(app, OFFERS[0])
    with app.test_request_context("/"):
        form.refuse(refused)
        assert [wrong.id for wrong in form.wrongs] == [field]
        assert form.status == status
        assert "{" not in form.wrongs[0].text
        assert "2025" not in form.wrongs[0].text
