"""Who speaks: a person, or a body or group under whose name somebody spoke."""

import pytest

from tests.factories import Content, document, meeting, proposal
from tracker.exchange.speakers import people_who_speak


def speakers(name: str | None, **told: object) -> list[str | None]:
    """Return who is found to speak in a document of these parts whose speaker has this name."""
    return people_who_speak(document(statements=[{"speaker": name, "text": "گفت"}], **told))


BODIES = (
    {"meeting": meeting(body="سمن")},
    {"attendance": [{"organization": "سمن"}]},
    {"attendance": [{"person": "علی", "organization": "سمن"}]},
    {"attendance": [{"group": "سمن"}]},
    {"proposals": [proposal(1, proposers={"organizations": ["سمن"]})]},
    {"proposals": [proposal(1, proposers={"groups": ["سمن"]})]},
)
PEOPLE = (
    {"meeting": meeting(body="سمن", chair="سمن")},
    {"meeting": meeting(body="سمن", secretary="سمن")},
    {"attendance": [{"organization": "سمن"}, {"person": "سمن"}]},
    {
        "attendance": [{"group": "سمن"}],
        "proposals": [proposal(1, proposers={"people": ["سمن"]})],
    },
)


@pytest.mark.parametrize("told", BODIES)
def test_a_name_that_is_listed_as_a_body_or_group_is_no_person(told: Content) -> None:
    assert speakers("سمن", **told) == [None]


@pytest.mark.parametrize("told", PEOPLE)
def test_a_name_that_is_a_persons_too_is_a_person(told: Content) -> None:
    assert speakers("سمن", **told) == ["سمن"]


def test_a_name_is_one_however_it_is_typed() -> None:
    listed = [{"organization": "خانه‌ی سمن‌ها"}]
    assert speakers("خانه سمن ها", attendance=listed) == [None]


def test_everybody_else_who_speaks_is_a_person() -> None:
    assert speakers("علی", attendance=[{"organization": "سمن"}]) == ["علی"]


def test_where_nobody_is_told_nobody_speaks() -> None:
    assert speakers(None, attendance=[{"organization": "سمن"}]) == [None]
