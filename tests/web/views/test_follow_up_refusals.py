"""The desk's follow-up over HTTP: what is lacking, stale or not offered; every word is kept."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from tests.browser import read
from tests.desk import Desk
from tests.factories import NOW
from tests.following import (
    NGO,
    OTHER_NGO,
    H,
    K,
    N,
    R,
    S,
    organization,
)
from tests.following_pages import CODES, SEEN, address, fill, lasts, number, offered, said, sent
from tracker.models import Account, Proposal, ProposalEvent
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.store.engine import writing


@pytest.fixture
def followed(desk: Desk) -> Desk:
    """Return the desk with a proposal at every turn, an officer of the town's and an NGO's."""
    return fill(desk)


@pytest.mark.parametrize(
    ("key", "name", "role", "wrong"),
    [
        ("assigned", "recorded", S, {"decision", "organization", "due_on"}),
        ("not_done", "recorded", S, {"not_done_reason", "text", "letter_number"}),
        ("done_claimed", "assigned", R, {"text", "proof_address"}),
        ("done_claimed", "assigned", K, {"text", "proof_address", "on_behalf_of", "channel"}),
        ("in_progress", "in_progress", R, {"text", "awaiting", "awaiting_until"}),
        ("merged", "recorded", S, {"target"}),
        ("dispute", "done_claimed", S, {"text", "on_behalf_of", "channel"}),
        ("letter", "withdrawn", K, {"letter_number", "letter_direction"}),
    ],
)
def test_what_is_lacking_is_told_at_each_field(
    followed: Desk, key: str, name: str, role: Role, wrong: set[str]
) -> None:
    browser, place = followed.browser(role), address(followed, name)
    before = lasts(followed, name).id
    answer = browser.post(place, data=sent(browser, place, key))
    assert (answer.status_code, lasts(followed, name).id) == (422, before)
    page = read(answer.text)
    invalid = {
        field.get("name")
        for tag in ("input", "textarea", "select")
        for field in page.all(tag)
        if field.get("aria-invalid")
    }
    assert invalid == wrong


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("happened_on", "فردا"),
        ("happened_on", "۳۱ آذر"),
        ("happened_on", "1404/01/01"),
        ("letter_on", "+3"),
        ("proof_address", "ftp://example.org"),
        ("certainty", "confirmed"),
        ("certainty", "sure"),
        ("channel", "⁂"),
        ("meeting", "QDS-1390-01-01"),
        ("meeting", "چیزی"),
        ("text", "ا" * 20_001),
    ],
)
def test_what_does_not_fit_is_told_and_everything_typed_is_kept(
    followed: Desk, field: str, typed: str
) -> None:
    browser, place = followed.browser(R), address(followed, "assigned")
    text, proof = "متن ⁂ <script>", "https://example.org/⁂?a=1&b=2"
    fields = sent(
        browser, place, "done_claimed", **{"text": text, "proof_address": proof, field: typed}
    )
    answer = browser.post(place, data=fields)
    assert answer.status_code == 422
    page = read(answer.text)
    kept = {area.get("name"): area.text or "" for area in page.all("textarea")}
    kept |= {line.get("name"): line.get("value", "") for line in page.all("input")}
    expected = {"text": text, "proof_address": proof, field: typed}
    choices = ("certainty", "channel")
    assert {name: kept.get(name) for name in expected if name not in choices} == {
        name: value for name, value in expected.items() if name not in choices
    }


def test_a_stale_form_is_told_what_happened_and_keeps_its_words(followed: Desk) -> None:
    place = address(followed, "in_progress")
    officer, secretary = followed.browser(R), followed.browser(S)
    mine = sent(officer, place, "progress", text="گزارش من ⁂")
    theirs = sent(secretary, place, "comment", text="یادداشت دبیر ⁂")
    assert secretary.post(place, data=theirs).status_code == 303
    answer = officer.post(place, data=mine)
    assert answer.status_code == 409
    assert "یادداشت دبیر ⁂" in answer.text
    assert "گزارش من ⁂" in answer.text
    again = {**mine, "seen": SEEN.findall(answer.text)[0]}
    assert officer.post(place, data=again).status_code == 303
    assert lasts(followed, "in_progress").text == "گزارش من ⁂"


def test_words_for_a_step_that_is_gone_are_kept_for_another(followed: Desk) -> None:
    place = address(followed, "assigned")
    officer, secretary = followed.browser(R), followed.browser(S)
    mine = sent(officer, place, "done_claimed", text="کار من ⁂", proof_address="https://a.ir")
    theirs = {"not_done_reason": "rejected", "text": "رد شد", "letter_number": "۱"}
    assert (
        secretary.post(place, data=sent(secretary, place, "not_done", **theirs)).status_code == 303
    )
    answer = officer.post(place, data=mine)
    assert answer.status_code == 409
    assert "کار من ⁂" in answer.text
    assert CODES.findall(answer.text) == ["letter", "proof", "comment"]
    kept = {field.get("name"): field.get("value") for field in read(answer.text).all("input")}
    kept |= {"step": "comment", "do": "choose"}
    onward = officer.post(place, data=kept)
    assert onward.status_code == 200
    area = next(area for area in read(onward.text).all("textarea") if area.get("name") == "text")
    assert (area.text or "").strip() == "کار من ⁂"


def test_the_same_form_sent_twice_is_saved_once(followed: Desk) -> None:
    browser, place = followed.browser(R), address(followed, "assigned")
    fields = sent(browser, place, "comment", text="یک بار")
    assert browser.post(place, data=fields).status_code == 303
    assert browser.post(place, data=fields).status_code == 409
    told = followed.ask(select(ProposalEvent).where(ProposalEvent.text == "یک بار"))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("key", "role", "status"),
    [
        ("verified", S, 409),
        ("verified", R, 403),
        ("assigned", S, 409),
        ("extension", R, 403),
        ("resumed", S, 409),
        ("⁂", S, 409),
    ],
)
def test_a_step_that_is_not_offered_is_refused(
    followed: Desk, key: str, role: Role, status: int
) -> None:
    browser, place = followed.browser(role), address(followed, "done_claimed")
    before = lasts(followed, "done_claimed").id
    assert browser.get(place, query_string={"step": key}).status_code == status
    fields = {**sent(browser, place, "comment", text="⁂"), "step": key}
    answer = browser.post(place, data=fields)
    assert (answer.status_code, lasts(followed, "done_claimed").id) == (status, before)


def test_a_field_that_a_step_does_not_ask_for_is_not_taken(followed: Desk) -> None:
    browser, place = followed.browser(R), address(followed, "assigned")
    fields = sent(browser, place, "in_progress", text="آغاز", due_on="1410/1/1", organization=NGO)
    assert browser.post(place, data=fields).status_code == 303
    last = lasts(followed, "assigned")
    assert (last.due_on, last.organization) == (None, None)


def test_nobody_answers_in_time_and_the_secretary_closes_it_marked_so(
    followed: Desk, set_clock: Callable[[datetime], None]
) -> None:
    place = address(followed, "done_claimed")
    for days, keys in ((15, False), (16, True)):
        set_clock(NOW + timedelta(days=days))
        browser = followed.browser(S)
        assert ("verified" in offered(browser, place)) is keys
    answer = browser.post(place, data=sent(browser, place, "verified", text="خاتمه"))
    assert answer.status_code == 303
    assert "کسی پاسخ نداد" in said(browser.get(answer.location).text)[0]
    last = lasts(followed, "done_claimed")
    assert last.awaiting_until == (NOW + timedelta(days=15)).date()


def test_a_dispute_that_the_chair_overrules_stays_in_the_sentence(followed: Desk) -> None:
    browser, place = followed.browser(H), address(followed, "disputed")
    answer = browser.post(place, data=sent(browser, place, "verified", text="دلیل"))
    assert "با وجود اعتراض" in said(browser.get(answer.location).text)[0]


def test_who_speaks_for_another_is_marked_on_the_public_page(followed: Desk) -> None:
    browser, place = followed.browser(K), address(followed, "assigned")
    fields = sent(browser, place, "in_progress", text="آغاز", on_behalf_of="⁂ راد", channel="phone")
    assert browser.post(place, data=fields).status_code == 303
    code = followed.ask(select(Proposal.code).where(Proposal.id == number(followed, "assigned")))
    assert "<bdi>⁂ راد</bdi>" in followed.stranger().get(f"/p/{code[0]}").text


def test_an_ngo_confirms_and_then_the_secretary_may_close(followed: Desk) -> None:
    place = address(followed, "done_claimed")
    ngo, secretary = followed.browser(N), followed.browser(S)
    assert "verified" not in offered(secretary, place)
    assert ngo.post(place, data=sent(ngo, place, "confirmation")).status_code == 303
    assert lasts(followed, "done_claimed").certainty == "confirmed"
    assert "verified" in offered(secretary, place)


def test_two_proposals_become_one(followed: Desk) -> None:
    browser, place = followed.browser(S), address(followed, "recorded")
    code = followed.ask(select(Proposal.code).where(Proposal.id == number(followed, "assigned")))
    fields = sent(browser, place, "merged", target=code[0].replace("-", "/"))
    answer = browser.post(place, data=fields)
    assert answer.status_code == 303
    assert browser.get(answer.location).status_code == 200
    assert lasts(followed, "recorded").status is Status.MERGED
    assert lasts(followed, "assigned").kind is EventKind.MERGE


@pytest.mark.parametrize("role", [K, S, H, R, N])
@pytest.mark.parametrize("status", ["", "mine", "overdue", "unassigned", "done_claimed", "x⁂"])
def test_the_list_is_sound_for_everybody(followed: Desk, role: Role, status: str) -> None:
    page = followed.browser(role).get("/desk/proposals", query_string={"status": status, "q": ""})
    assert page.status_code == 200


def test_the_list_marks_what_nobody_is_responsible_for(followed: Desk) -> None:
    page = followed.browser(S).page("/desk/proposals?status=unassigned")
    rows = [row for row in page.all("tr") if row.get("class") is None]
    marks = [cell for cell in page.all("span") if cell.get("class") == "mark h-wait"]
    assert len(marks) == len(rows) - 1 > 0


@pytest.mark.parametrize("key", ["assigned", "not_done", "under_review", "withdrawn", "merged"])
def test_every_form_is_a_sound_page(followed: Desk, key: str) -> None:
    browser, place = followed.browser(S), address(followed, "recorded")
    assert browser.get(f"{place}?step={key}").status_code == 200


def test_an_ngo_sees_only_its_own_in_the_list(followed: Desk) -> None:
    with writing(followed.engine) as session:
        _move_to(session, followed.account(N), OTHER_NGO)
        session.commit()
    browser = followed.browser(N)
    assert browser.get(address(followed, "assigned")).status_code == 403
    assert "QDS-" not in browser.get("/desk/proposals").text


def _move_to(session: Session, account: Account, body: str) -> None:
    found = session.get_one(Account, account.id)
    found.organization_id = organization(session, account.council_id, body).id
    session.add(found)
