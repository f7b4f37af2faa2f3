"""The desk's follow-up over HTTP: what is offered, saved and shown to all."""

import re

import pytest
from sqlmodel import select

from tests.desk import OTHER, Desk
from tests.following import (
    ASSIGNED,
    TOWN,
    A,
    H,
    K,
    N,
    R,
    S,
)
from tests.following_pages import address, fill, lasts, number, offered, said, sent
from tracker.models import Proposal
from tracker.models.accounts import Role


@pytest.fixture
def followed(desk: Desk) -> Desk:
    """Return the desk with a proposal at every turn, an officer of the town's and an NGO's."""
    return fill(desk)


@pytest.mark.parametrize(
    ("name", "role", "keys"),
    [
        ("recorded", S, "under_review assigned not_done letter proof comment withdrawn merged"),
        ("recorded", H, "assigned not_done letter proof comment"),
        ("recorded", K, "letter proof comment"),
        ("recorded", N, "proof comment withdrawn"),
        ("assigned", R, "in_progress done_claimed progress letter proof comment"),
        ("assigned", K, "in_progress done_claimed progress letter proof comment"),
        ("assigned", H, "not_done assignment letter proof comment"),
        ("in_progress", R, "in_progress done_claimed progress letter proof comment"),
        ("done_claimed", N, "proof dispute confirmation comment"),
        ("done_claimed", H, "partly_done letter proof comment"),
        ("disputed", H, "verified partly_done letter proof comment"),
        (
            "disputed",
            S,
            "in_progress partly_done extension letter proof dispute confirmation comment "
            "withdrawn merged",
        ),
        ("verified", H, "in_progress letter proof comment"),
        ("withdrawn", S, "letter proof comment"),
    ],
)
def test_only_the_legal_next_steps_are_offered(
    followed: Desk, name: str, role: Role, keys: str
) -> None:
    assert offered(followed.browser(role), address(followed, name)) == keys.split()


def test_what_is_saved_of_a_proposal_that_is_not_public_is_not_called_so(followed: Desk) -> None:
    browser, place = followed.browser(S), address(followed, "hidden")
    answer = browser.post(place, data=sent(browser, place, "comment", text="⁂"))
    saved = browser.page(answer.location)
    assert "این پیشنهاد همگانی نیست" in saved.text
    assert not [link for link in saved.links if link.startswith("/p/")]


@pytest.mark.parametrize(
    ("name", "role", "status"),
    [
        ("recorded", A, 403),
        ("recorded", R, 403),
        ("hidden", N, 404),
        ("hidden", R, 200),
        ("hidden", S, 200),
    ],
)
def test_who_has_no_part_in_a_proposal_is_shown_nothing(
    followed: Desk, name: str, role: Role, status: int
) -> None:
    assert followed.browser(role).get(address(followed, name)).status_code == status


@pytest.mark.parametrize("role", [K, S, H, N, R])
def test_another_council_is_told_that_there_is_nothing(followed: Desk, role: Role) -> None:
    browser, place = followed.browser(role, OTHER), address(followed, "assigned")
    assert browser.get(place).status_code == 404
    assert browser.send(place, step="comment", do="save", text="x").status_code == 404
    assert browser.get("/desk/proposals/999999/follow-up").status_code == 404
    codes = re.findall(r"QDS-[\d-]+", browser.get("/desk/proposals").text)
    assert codes == []


def test_a_stranger_is_led_to_the_door(followed: Desk) -> None:
    place = address(followed, "assigned")
    answer = followed.stranger().get(place)
    assert (answer.status_code, "/desk/sign-in" in answer.location) == (303, True)
    assert followed.stranger().send(place, step="comment", do="save").status_code == 403


def test_a_step_is_saved_and_everybody_sees_it_at_the_next_look(followed: Desk) -> None:
    browser, place = followed.browser(S), address(followed, "recorded")
    public = (
        "/p/"
        + followed.ask(select(Proposal.code).where(Proposal.id == number(followed, "recorded")))[0]
    )
    before = followed.stranger().get(public)
    fields = sent(
        browser,
        place,
        "assigned",
        decision="به شهرداری ابلاغ شود ⁂",
        organization="شهرداري",
        due_on="۳۰ آذر",
        happened_on="۱ مهر ۱۴۰۴",
        text="⁂",
    )
    answer = browser.post(place, data=fields)
    last = lasts(followed, "recorded")
    assert (answer.status_code, answer.location) == (303, f"{place}?saved={last.id}")
    assert (last.status, last.organization, str(last.due_on)) == (ASSIGNED, TOWN, "2025-12-21")
    assert (str(last.happened_on), last.capacity) == ("2025-09-23", "دبیر")
    saved = browser.get(answer.location)
    assert "از این پس همگان می‌بینند" in saved.text
    again = followed.stranger().get(public, headers={"If-None-Match": before.headers["ETag"]})
    assert again.status_code == 200
    assert said(again.text) == said(saved.text)


def test_the_sentence_is_shown_before_anything_is_saved(followed: Desk) -> None:
    browser, place = followed.browser(S), address(followed, "late")
    before = lasts(followed, "late").id
    fields = sent(browser, place, "extension", due_on="30 آذر", text="بودجه", do="preview")
    preview = browser.post(place, data=fields)
    assert (preview.status_code, lasts(followed, "late").id) == (200, before)
    answer = browser.post(place, data={**fields, "do": "save"})
    assert said(browser.get(answer.location).text) == said(preview.text)[-1:]
    assert "نخستین مهلت" in said(preview.text)[-1]


def test_one_section_of_the_desk_is_the_current_one(followed: Desk) -> None:
    browser = followed.browser(S)
    for place, current in (
        ("/desk/proposals", ["page"]),
        (address(followed, "assigned"), ["true"]),
    ):
        links = [link.get("aria-current") for link in browser.page(place).all("a")]
        assert [found for found in links[:9] if found] == current
