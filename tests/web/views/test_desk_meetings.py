"""A clerk logs a session without any script: begun, saved, moved about, by two at once."""

import time
from threading import Barrier, Thread
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from tests.desk import OTHER, Desk, DeskBrowser
from tests.filling import again, fields, sent, shown
from tests.hostile import TEXTS
from tests.markup import text_of
from tracker.models import Attendance, Meeting, Proposal, Statement
from tracker.models.accounts import Role
from tracker.models.meetings import Presence

NEW = "/desk/meetings/new"
PUBLISHED = 1  # the number of the council's meeting that is published


@pytest.fixture
def clerk(desk: Desk) -> DeskBrowser:
    return desk.browser(Role.CLERK)


@pytest.fixture
def log(clerk: DeskBrowser) -> str:
    """Return the address of a draft that was just begun."""
    told = {"body": "شورا", "number": "۲", "day": "شنبه ۱۳ اردیبهشت ۱۴۰۴"}
    answer = sent(clerk, f"{NEW}?after={PUBLISHED}", action=NEW, **told)
    assert answer.status_code == 303
    return str(answer.location)


def drafts(desk: Desk) -> list[Meeting]:
    """Return the drafts of these tests, which all have a number."""
    return list(desk.ask(select(Meeting).where(Meeting.code == None, Meeting.number == "۲")))  # noqa: E711


def said(desk: Desk) -> list[str]:
    rows = desk.ask(select(Statement.text).order_by(Statement.position))  # type: ignore[arg-type]
    return list(rows)


def test_a_new_meeting_carries_over_who_was_there(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    [meeting] = drafts(desk)
    rows = desk.ask(select(Attendance).where(Attendance.meeting_id == meeting.id))
    assert [(row.person, row.presence) for row in rows] == [("بنفشه رفیعی", None)]
    assert (meeting.body, meeting.number) == ("شورا", "۲")
    assert "بنفشه رفیعی" in clerk.page(log).text


def test_a_form_sent_twice_begins_one_meeting(desk: Desk, clerk: DeskBrowser) -> None:
    page = clerk.page(NEW)
    first, second = (again(clerk, page, NEW, action=NEW, number="۲") for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 409)
    assert len(drafts(desk)) == 1


def test_a_draft_is_saved_half_filled(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    answer = sent(clerk, log, do="save", statements__1__speaker="رفیعی", proposals__0__text="پل")
    assert answer.status_code == 303
    assert [row.speaker for row in desk.ask(select(Statement))] == ["رفیعی"]
    page = clerk.page(log)
    assert page.ids["statements-0-speaker"].get("value") == "رفیعی"


def test_a_wrong_weekday_is_told_and_nothing_typed_is_lost(
    desk: Desk, clerk: DeskBrowser, log: str
) -> None:
    answer = sent(
        clerk, log, do="save", day="یکشنبه ۱۳ اردیبهشت ۱۴۰۴", statements__0__text="سخن من"
    )
    page = shown(answer)
    assert answer.status_code == 422
    assert "۱۳ اردیبهشت ۱۴۰۴ شنبه است، نه یکشنبه" in page.text
    assert page.ids["day"].get("value") == "یکشنبه ۱۳ اردیبهشت ۱۴۰۴"
    assert text_of(page.ids["statements-0-text"]) == "سخن من"
    assert said(desk) == []
    assert page.title.startswith("خطا")


def test_rows_move_and_go_by_their_buttons(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    texts = {f"statements__{place}__text": text for place, text in enumerate(["الف", "ب", "پ"])}
    sent(clerk, log, do="save", **texts)
    answer = sent(clerk, log, do="up.statements.3")
    assert answer.location.endswith("#statements-1-text")
    assert said(desk) == ["الف", "پ", "ب"]
    sent(clerk, log, do="down.statements.1")
    assert said(desk) == ["پ", "الف", "ب"]
    sent(clerk, log, do="remove.statements.2")
    assert said(desk) == ["پ", "ب"]


def test_a_proposal_keeps_its_statement_when_that_one_moves(
    desk: Desk, clerk: DeskBrowser, log: str
) -> None:
    sent(
        clerk,
        log,
        do="save",
        statements__0__text="الف",
        statements__1__text="ب",
        proposals__0__text="پیشنهاد",
        proposals__0__statement="۲",
    )
    sent(clerk, log, do="up.statements.2")
    assert clerk.page(log).ids["proposals-0-statement"].get("value") == "۱"


def test_a_number_that_points_to_nothing_is_told(clerk: DeskBrowser, log: str) -> None:
    answer = sent(clerk, log, proposals__0__text="پیشنهاد", proposals__0__statement="۷")
    assert answer.status_code == 422
    assert "#proposals-0-statement" in shown(answer).links


def test_all_others_are_made_present_at_once(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    sent(clerk, log, do="save", attendance__1__person="الف", attendance__1__presence="absent")
    sent(clerk, log, do="all")
    rows = desk.ask(select(Attendance).where(Attendance.meeting_id == drafts(desk)[0].id))
    assert [row.presence for row in rows] == [Presence.PRESENT, Presence.ABSENT]


def test_two_editors_see_both_texts_and_nothing_is_overwritten(
    desk: Desk, clerk: DeskBrowser, log: str
) -> None:
    sent(clerk, log, statements__0__text="فهرست تا پایان ماه می‌رسد", statements__1__text="دوم")
    mine = clerk.page(log)
    other = desk.browser(Role.SECRETARY)
    sent(other, log, statements__0__text="فهرست تا آذر می‌رسد", statements__1__text="دوم و بیشتر")
    answer = again(clerk, mine, log, statements__0__text="فهرست و برآورد تا پایان ماه می‌رسد")
    page = shown(answer)
    assert answer.status_code == 409
    assert said(desk) == ["فهرست تا آذر می‌رسد", "دوم و بیشتر"]
    assert text_of(page.ids["statements-0-text"]) == "فهرست و برآورد تا پایان ماه می‌رسد"
    assert text_of(page.ids["statements-1-text"]) == "دوم و بیشتر"
    assert "برآورد" in " ".join(text_of(mark) for mark in page.all("ins"))
    assert "آذر" in " ".join(text_of(mark) for mark in page.all("del"))
    [choice] = [name for name in fields(page) if name.startswith("keep-")]
    assert again(clerk, page, log, **{choice: "theirs"}).status_code == 303
    assert said(desk) == ["فهرست تا آذر می‌رسد", "دوم و بیشتر"]


def test_mine_is_kept_where_i_choose_it(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    sent(clerk, log, statements__0__text="یک")
    mine = clerk.page(log)
    sent(desk.browser(Role.SECRETARY), log, statements__0__text="او")
    answer = again(clerk, mine, log, statements__0__text="من")
    assert again(clerk, shown(answer), log).status_code == 303
    assert said(desk) == ["من"]


def test_of_twenty_stale_edits_at_once_one_wins(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    start, answers = Barrier(20), list[int]()
    page, before = clerk.page(log), drafts(desk)[0].edits
    browsers = [desk.browser(Role.CLERK) for _ in range(20)]
    tokens = [fields(browser.page(log))["csrf_token"] for browser in browsers]

    def race(browser: DeskBrowser, token: str, number: int) -> None:
        data = {**fields(page), "csrf_token": token, "place": f"تالار {number}"}
        start.wait()
        # Not looked at: twenty pages checked at once would take longer than a writer waits.
        answer = FlaskClient.open(browser, log, method="POST", data=data)
        answers.append(answer.status_code)

    racers = [
        Thread(target=race, args=(browser, token, number))
        for number, (browser, token) in enumerate(zip(browsers, tokens, strict=True))
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(answers) == [303] + [409] * 19
    assert drafts(desk)[0].edits == before + 1


def test_the_largest_session_is_saved(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    data = large(fields(clerk.page(log)))
    began = time.perf_counter()
    answer = clerk.post(log, data=data)
    took = time.perf_counter() - began
    assert answer.status_code == 303, answer.text[:2000]
    assert took < 5
    meeting = drafts(desk)[0].id
    counts = [
        len(desk.ask(select(table).where(table.meeting_id == meeting)))
        for table in (Attendance, Statement, Proposal)
    ]
    assert counts == [60, 120, 40]
    page = clerk.page(log)
    assert text_of(page.ids["statements-119-text"]).startswith("سخن ۱۱۹")


def test_too_many_rows_are_refused_with_all_that_was_typed(
    desk: Desk, clerk: DeskBrowser, log: str
) -> None:
    data, before = large(fields(clerk.page(log)), attendees=61), drafts(desk)[0].edits
    answer = clerk.post(log, data=data)
    assert answer.status_code == 422
    assert "۶۰" in shown(answer).text
    assert shown(answer).ids["attendance-60-person"].get("value") == "شخص ۶۰"
    assert drafts(desk)[0].edits == before


def large(data: dict[str, Any], attendees: int = 60) -> dict[str, Any]:
    """Return a form with as much as it must hold."""
    for place in range(attendees):
        data |= {f"attendance-{place}-person": f"شخص {_fa(place)}", f"attendance-{place}-row": ""}
        data |= {f"attendance-{place}-presence": "present", f"attendance-{place}-role": "عضو"}
    for place in range(120):
        text = f"سخن {_fa(place)} " + "واژه‌ای دراز " * 61
        data |= {f"statements-{place}-text": text[:800], f"statements-{place}-speaker": "شخص ۱"}
        data[f"statements-{place}-kind"] = "statement"
    for place in range(40):
        data |= {f"proposals-{place}-text": f"پیشنهاد {_fa(place)}", f"proposals-{place}-vote": "۳"}
    return data


def _fa(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_is_kept_and_shown_as_text(clerk: DeskBrowser, log: str, text: str) -> None:
    answer = sent(clerk, log, place=text[:300], statements__0__text=text, proposals__0__text=text)
    assert answer.status_code in (303, 422)
    clerk.page(log)


def test_a_draft_is_discarded_when_asked_twice(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    address = log.replace("/edit", "/discard")
    clerk.page(address)
    assert len(drafts(desk)) == 1
    assert sent(clerk, address).status_code == 303
    assert drafts(desk) == []


def test_a_draft_that_was_changed_meanwhile_is_not_discarded(
    desk: Desk, clerk: DeskBrowser, log: str
) -> None:
    address = log.replace("/edit", "/discard")
    page = clerk.page(address)
    sent(clerk, log, place="تالار")
    assert again(clerk, page, address).status_code == 409
    assert len(drafts(desk)) == 1


def test_another_council_s_draft_does_not_exist(desk: Desk, log: str) -> None:
    stranger = desk.browser(Role.SECRETARY, OTHER)
    for part in ("edit", "review", "discard", "done", "correct", "retract"):
        assert stranger.get(log.replace("edit", part)).status_code == 404
    assert stranger.send(log, place="ربوده").status_code == 404


def test_a_draft_is_seen_by_nobody_else(desk: Desk, clerk: DeskBrowser, log: str) -> None:
    sent(clerk, log, title="نشستی پنهان", proposals__0__text="پیشنهادی پنهان")
    for role in (Role.NGO, Role.OFFICER, Role.ADMINISTRATOR):
        assert desk.browser(role).get(log).status_code in (403, 404)
    stranger = desk.stranger()
    for address in ("/", "/meetings", "/proposals", "/proposals?q=پنهان"):
        assert "پنهانی" not in stranger.get(address).text
        assert "پیشنهادی پنهان" not in stranger.get(address).text
