"""From draft to public record: reviewed, published, corrected, taken back."""

from typing import Any

import pytest
from sqlmodel import col, select

from tests.desk import Desk, DeskBrowser
from tests.filling import again, fields, sent, shown
from tests.markup import Page, text_of
from tracker.models import Meeting, MinutesVersion, Proposal
from tracker.models.accounts import Role
from tracker.models.codes import proposal_code

NEW = "/desk/meetings/new"
CODE = "QDS-1404-02-13"
FIRST = proposal_code(CODE, 1)


@pytest.fixture
def secretary(desk: Desk) -> DeskBrowser:
    return desk.browser(Role.SECRETARY)


@pytest.fixture
def draft(secretary: DeskBrowser) -> str:
    """Return the address of a draft that is ready, up to its last part."""
    return written(secretary)


@pytest.fixture
def public(secretary: DeskBrowser, draft: str) -> str:
    """Return the address of a meeting that was published, up to its last part."""
    assert sent(secretary, draft + "review", action=draft + "publish").status_code == 303
    return draft


def written(browser: DeskBrowser, **changes: Any) -> str:
    """Return the address of a new draft, up to its last part."""
    began = sent(browser, NEW, action=NEW, body="شورا", day="۱۳ اردیبهشت ۱۴۰۴", carry=None)
    told = {
        "attendance__0__person": "بنفشه رفیعی",
        "statements__0__text": "فهرست تا پایان ماه می‌رسد",
        "statements__0__speaker": "بنفشه رفیعی",
        "proposals__0__text": "پلی ساخته شود",
        "proposals__1__text": "میدان روشن شود",
        "proposals__1__proposers": "خانهٔ سمن‌ها، چند نفر",
        **changes,
    }
    address = str(began.location)
    assert sent(browser, address, do="save", **told).status_code == 303
    return address.removesuffix("edit")


def codes(page: Page) -> list[str]:
    return [text_of(code) for code in page.classed("code")]


def test_a_review_tells_errors_apart_from_warnings_and_leads_to_their_fields(
    secretary: DeskBrowser,
) -> None:
    draft = written(secretary, statements__1__speaker="کسی", attendance__1__role="مهمان")
    page = secretary.page(draft + "review")
    assert {"errors", "warnings"} <= page.ids.keys()
    assert f"{draft}edit#statements-1-text" in page.links
    assert f"{draft}edit#attendance-1-person" in page.links
    assert not [button for button in page.all("button") if text_of(button) == "انتشار"]
    for link in page.links:
        if "/edit#" in link:
            assert link.split("#")[1] in secretary.page(draft + "edit").ids, link


def test_a_review_tells_for_which_body_somebody_came(secretary: DeskBrowser) -> None:
    draft = written(secretary, attendance__0__organization="خانهٔ سمن‌ها")
    (row,) = secretary.page(draft + "review").classed("roll")
    assert text_of(row).startswith("بنفشه رفیعی خانهٔ سمن‌ها")


def test_a_faulty_draft_is_not_published(desk: Desk, secretary: DeskBrowser) -> None:
    draft = written(secretary, proposals__0__text="", proposals__0__decision="تصویب")
    answer = secretary.send(draft + "publish", edits="1")
    assert answer.status_code == 422
    assert "errors" in shown(answer).ids
    assert desk.ask(select(Meeting.code).where(Meeting.code == CODE)) == []


def test_publishing_gives_code_link_and_square_and_everybody_sees_it(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    page = secretary.page(public + "done")
    assert {CODE, FIRST} <= set(codes(page))
    assert f"/m/{CODE}" in page.links
    assert [link for link in page.links if link.endswith("/follow-up")]
    assert page.classed("qr")
    assert desk.stranger().get(f"/m/{CODE}.json").headers["X-Ledger-Head"] in page.text
    stranger = desk.stranger()
    assert "پلی ساخته شود" in stranger.page(f"/m/{CODE}").text
    assert "ثبت‌شده" in stranger.page(f"/p/{FIRST}").text
    assert f"/p/{FIRST}" in stranger.page("/proposals?q=ساخته").links


def test_publishing_twice_publishes_once(secretary: DeskBrowser, draft: str, desk: Desk) -> None:
    page = secretary.page(draft + "review")
    for _ in range(2):
        answer = again(secretary, page, draft + "publish", action=draft + "publish")
        assert (answer.status_code, answer.location) == (303, draft + "done")
    published = desk.ask(select(MinutesVersion.number).join(Meeting).where(Meeting.code == CODE))
    assert published == [1]


def test_what_was_changed_after_the_review_is_reviewed_again(
    secretary: DeskBrowser, draft: str, desk: Desk
) -> None:
    page = secretary.page(draft + "review")
    sent(secretary, draft + "edit", do="save", place="تالار")
    answer = again(secretary, page, draft + "publish", action=draft + "publish")
    assert answer.status_code == 409
    assert "تالار" in shown(answer).text
    assert desk.ask(select(Meeting.code).where(Meeting.code == CODE)) == []


def test_a_clerk_reviews_and_does_not_publish(desk: Desk, draft: str) -> None:
    clerk = desk.browser(Role.CLERK)
    assert "دبیر یا رئیس آن را منتشر می‌کند" in clerk.page(draft + "review").text
    assert clerk.send(draft + "publish", edits="1").status_code == 403


def test_of_a_closed_session_the_ticked_proposals_are_public(
    desk: Desk, secretary: DeskBrowser
) -> None:
    draft = written(secretary, kind="closed")
    sent(secretary, draft + "review", action=draft + "publish", shown="2")
    rows = desk.ask(select(Proposal).join(Meeting).where(Meeting.code == CODE))
    assert {row.number: row.public for row in rows} == {1: False, 2: True}
    assert "پلی ساخته شود" not in desk.stranger().get(f"/m/{CODE}").text
    told = secretary.page(draft + "done").classed("plainlist")[0]
    assert [text_of(row).endswith("علنی نیست") for row in told] == [True, False]


def test_a_correction_is_the_next_version_with_its_public_difference(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    answer = sent(
        secretary,
        public + "correct",
        reason="لغزش در نوشتن",
        statements__0__text="فهرست تا ۲۵ آذر می‌رسد",
        proposals__0__gone="y",
    )
    assert (answer.status_code, answer.location) == (303, public + "done")
    page = desk.stranger().page(f"/m/{CODE}/versions")
    assert "لغزش در نوشتن" in page.text
    assert "پایان" in [text_of(mark) for mark in page.all("del")]
    assert "۲۵" in [text_of(mark) for mark in page.all("ins")]
    assert desk.stranger().get(f"/p/{FIRST}").status_code == 410
    assert f"/m/{CODE}/versions" in desk.stranger().page(f"/m/{CODE}").links


def test_a_correction_says_why_and_changes_something(secretary: DeskBrowser, public: str) -> None:
    answer = sent(secretary, public + "correct", place="تالار")
    assert answer.status_code == 422
    assert shown(answer).ids["place"].get("value") == "تالار"
    assert "#reason" in shown(answer).links
    assert sent(secretary, public + "correct", reason="هیچ").status_code == 422


def test_a_correction_that_cannot_be_true_is_told_at_its_field(
    secretary: DeskBrowser, public: str
) -> None:
    answer = sent(secretary, public + "correct", reason="روز", day="۱۳ اردیبهشت ۱۴۰۵")
    page = shown(answer)
    assert answer.status_code == 422
    assert page.ids["day"].get("aria-invalid") == "true"


def test_two_corrections_at_once_show_both_texts(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    address = public + "correct"
    mine = secretary.page(address)
    chair = desk.browser(Role.CHAIR)
    sent(chair, address, reason="یک", statements__0__text="فهرست تا آذر می‌رسد")
    answer = again(
        secretary, mine, address, reason="دو", statements__0__text="فهرست تا پایان دی می‌رسد"
    )
    page = shown(answer)
    assert answer.status_code == 409
    assert text_of(page.ids["reason"]) == "دو"
    assert [name for name in fields(page) if name.startswith("keep-")]
    assert again(secretary, page, address).status_code == 303
    assert "فهرست تا پایان دی می‌رسد" in desk.stranger().page(f"/m/{CODE}").text


def follow_up(desk: Desk, code: str) -> str:
    """Return the address at which a proposal is followed up."""
    (found,) = desk.ask(select(Proposal.id).where(Proposal.code == code))
    return f"/desk/proposals/{found}/follow-up"


def overtaken(desk: Desk, browser: DeskBrowser, address: str) -> Page:
    """Return the page of a correction since which the first proposal has moved on."""
    page, place = browser.page(address), follow_up(desk, FIRST)
    sent(browser, f"{place}?step=comment", action=place, do="save", text="کلنگ زده شد")
    return page


def test_what_moved_on_meanwhile_is_struck_only_by_whoever_has_seen_it(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    address = public + "correct"
    mine = overtaken(desk, secretary, address)
    mine = shown(again(secretary, mine, address, proposals__0__gone="y"))  # it lacks its reason
    answer = again(secretary, mine, address, reason="بی‌جا", proposals__0__gone="y")
    page = shown(answer)
    assert answer.status_code == 409
    assert "رخداد تازه‌ای برای این شماره‌ها ثبت شده است: ۱" in page.text
    assert text_of(page.ids["reason"]) == "بی‌جا"
    assert desk.stranger().get(f"/p/{FIRST}").status_code == 200
    assert again(secretary, page, address).status_code == 303
    assert desk.stranger().get(f"/p/{FIRST}").status_code == 410


def test_what_moved_on_is_not_struck_unseen_by_whoever_was_overtaken_too(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    address = public + "correct"
    mine = overtaken(desk, secretary, address)
    sent(desk.browser(Role.CHAIR), address, reason="یک", statements__0__text="فهرست تا آذر")
    stale = again(secretary, mine, address, reason="بی‌جا", place="تالار")
    assert (stale.status_code, "رخداد تازه‌ای" in stale.text) == (409, False)
    moved = again(secretary, shown(stale), address, proposals__0__gone="y")
    assert (moved.status_code, "رخداد تازه‌ای" in moved.text) == (409, True)


def test_what_others_were_merged_into_is_neither_struck_nor_taken_back(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    merged = desk.ask(select(Proposal.code).where(col(Proposal.code).startswith("QDS-1404-02-06")))
    place = follow_up(desk, merged[0])
    answer = sent(secretary, f"{place}?step=merged", action=place, do="save", target=FIRST)
    assert answer.status_code == 303
    answer = sent(secretary, public + "correct", reason="بی‌جا", proposals__0__gone="y")
    assert (answer.status_code, "این یکی باید بماند" in shown(answer).text) == (422, True)
    answer = sent(secretary, public + "retract", do="ask", reason="حکم دادگاه")
    assert answer.status_code == 409
    assert merged[0] in codes(shown(answer))
    assert secretary.get(f"/p/{merged[0]}").location == f"/p/{FIRST}"


def test_one_asks_for_a_retraction_and_another_confirms_it(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    address = public + "retract"
    assert sent(secretary, address, do="ask").status_code == 422
    assert sent(secretary, address, do="ask", reason="حکم دادگاه").status_code == 303
    assert desk.stranger().get(f"/m/{CODE}").status_code == 200
    assert sent(secretary, address, do="confirm").status_code == 403
    chair = desk.browser(Role.CHAIR)
    assert address in chair.page("/desk").links
    assert sent(chair, address, do="confirm").status_code == 303
    stranger = desk.stranger()
    for gone in (f"/m/{CODE}", f"/m/{CODE}.json", f"/m/{CODE}/versions", f"/p/{FIRST}"):
        answer = stranger.get(gone)
        assert answer.status_code == 410, gone
        assert "حکم دادگاه" in answer.text
    for page in ("/", "/meetings", "/meetings?year=1404", "/proposals", "/proposals?q=ساخته"):
        assert CODE not in stranger.get(page).text
    assert chair.send(address, do="confirm").status_code == 409
    assert secretary.get(public + "correct").status_code == 409


def test_the_reason_that_was_read_is_the_one_that_is_confirmed(
    desk: Desk, secretary: DeskBrowser, public: str
) -> None:
    address, chair = public + "retract", desk.browser(Role.CHAIR)
    sent(secretary, address, do="ask", reason="تاریخ غلط است")
    seen = chair.page(address)
    sent(secretary, address, do="call_off")
    sent(secretary, address, do="ask", reason="به خواست کسی")
    answer = again(chair, seen, address, do="confirm")
    assert (answer.status_code, "به خواست کسی" in answer.text) == (409, True)
    assert desk.stranger().get(f"/m/{CODE}").status_code == 200


def test_a_retraction_may_be_called_off(desk: Desk, secretary: DeskBrowser, public: str) -> None:
    address = public + "retract"
    sent(secretary, address, do="ask", reason="اشتباه")
    assert sent(secretary, address, do="call_off").status_code == 303
    assert desk.stranger().get(f"/m/{CODE}").status_code == 200
    assert address not in desk.browser(Role.CHAIR).page("/desk").links


def test_the_next_meeting_of_that_day_has_a_code_of_its_own(
    secretary: DeskBrowser, public: str
) -> None:
    draft = written(secretary, number="۹")
    assert "QDS2-1404-02-13" in codes(secretary.page(draft + "review"))
