"""Meetings by year, one of them, and its document."""

import json
from datetime import date

import pytest

from tests.browser import Browser
from tests.factories import content, document, meeting, proposal, published, raw
from tests.markup import text_of
from tests.web.conftest import Fill
from tracker import exchange
from tracker.store.engine import writing


def test_meetings_stand_by_jalali_year_the_latest_first(fill: Fill) -> None:
    days = [date(2025, 3, 15), date(2025, 4, 19), date(2025, 4, 26)]
    browser = fill(*(document(day=day, meeting=meeting(day)) for day in days))
    page = browser.page("/meetings")
    assert [text_of(link) for link in page.classed("chips")[0].iter("a")] == ["۱۴۰۴", "۱۴۰۳"]
    shown = [time.get("datetime") for time in page.all("time")]
    assert shown == ["2025-04-26", "2025-04-19"]
    assert len(browser.page("/meetings?year=1403").classed("what")) == 1


@pytest.mark.parametrize("year", ["x", "", "99", "14044", "۱۴۰۴", "-1", "1200", "٩٩٩٩"])
def test_a_year_that_will_not_do_shows_the_latest(seeded: Browser, year: str) -> None:
    page = seeded.page(f"/meetings?year={year}")
    assert text_of(page.one("h1")) == "جلسه‌های ۱۴۰۴"


def test_a_year_without_meetings_says_so(seeded: Browser) -> None:
    page = seeded.page("/meetings?year=1390")
    assert page.all("table") == []
    assert "/meetings" in page.links


def test_a_meeting_that_was_not_held_says_what_became_of_it(fill: Fill) -> None:
    browser = fill(document(meeting=meeting(held="cancelled")))
    assert text_of(browser.page("/m/QDS-1404-02-06").one("h1")) == "لغوشده"


def test_approved_minutes_are_no_draft(fill: Fill) -> None:
    draft = fill(document(proposal(1))).page("/m/QDS-1404-02-06")
    assert [text_of(mark) for mark in draft.classed("mark")] == ["پیش‌نویس: هنوز تصویب نشده"]
    approved = document(proposal(1), meeting=meeting(approved_by="QDS-1404-02-20"))
    assert fill(approved).page("/m/QDS-1404-02-06").classed("mark") == []


def test_a_role_is_told_where_it_is_not_the_one_of_the_attendance(fill: Fill) -> None:
    said = {"speaker": "مینا کریمی", "text": "سلام"}
    browser = fill(
        document(
            attendance=[{"person": "مینا کریمی", "role": "عضو"}],
            statements=[{**said, "role": "عضو"}, {**said, "role": "سخنگو"}],
        )
    )
    page = browser.page("/m/QDS-1404-02-06")
    assert "عضو" not in text_of(page.ids["s1"])
    assert "سخنگو" in text_of(page.ids["s2"])


def test_the_document_says_its_version_and_each_version_its_reason(fill: Fill) -> None:
    whole = content(proposal(1))
    browser = fill(exchange.read(raw(whole)))
    assert "نسخه‌های این صورت‌جلسه" not in browser.page("/m/QDS-1404-02-06").text
    with writing(browser.application.extensions["engine"]) as session:
        changed = {**whole, "meeting": meeting(title="جلسهٔ دیگر")}
        published(session, exchange.read(raw(changed)), correct="نام جلسه نادرست بود")
    page, answer = browser.page("/m/QDS-1404-02-06"), browser.get("/m/QDS-1404-02-06.json")
    assert "نام جلسه نادرست بود" in page.text
    assert answer.headers["X-Record-Version"] == "2"
    assert answer.headers["X-Record-SHA256"] in page.text
    assert json.loads(answer.text)["meeting"]["title"] == "جلسهٔ دیگر"


def test_an_unknown_meeting_is_not_found_as_a_page_or_as_a_document(seeded: Browser) -> None:
    for address in ("/m/QDS-1404-02-07", "/m/QDS-1404-02-07.json"):
        assert "جلسه‌ای با این کد ثبت نشده است." in seeded.page(address, 404).text


CODE = "QDS-1404-02-06"


@pytest.fixture(scope="module")
def corrected(fill: Fill) -> Browser:
    """Return a browser on a meeting whose minutes were corrected: one proposal less."""
    whole = content(proposal(1), proposal(2, text="پیشنهادی که حذف شد"))
    browser = fill(exchange.read(raw(whole)))
    with writing(browser.application.extensions["engine"]) as session:
        changed = {**whole, "proposals": [proposal(1, text="پیشنهاد درست")]}
        published(session, exchange.read(raw(changed)), correct="دو بار نوشته شده بود")
    return browser


def test_an_earlier_version_is_read_as_it_was_published(corrected: Browser) -> None:
    page = corrected.page(f"/m/{CODE}/v/1")
    assert "نسخهٔ ۱ از ۲" in page.text
    assert "پیشنهادی که حذف شد" in page.text
    assert "در نسخه‌ای پس از این حذف شد" in page.text
    assert f"/m/{CODE}" in page.links
    assert [text_of(gone) for gone in page.all("ins")] == ["درست"]
    data = corrected.get(f"/m/{CODE}/v/1.json")
    assert [row["number"] for row in json.loads(data.text)["proposals"]] == [1, 2]
    assert data.headers["X-Record-Version"] == "1"
    assert data.headers["X-Record-SHA256"] == exchange.sha256(exchange.read(data.data))


def test_the_versions_lead_to_the_earlier_ones(corrected: Browser) -> None:
    links = corrected.page(f"/m/{CODE}/versions").links
    assert f"/m/{CODE}/v/1" in links
    assert f"/m/{CODE}/v/2" not in links


def test_the_version_that_stands_has_the_address_of_the_minutes(corrected: Browser) -> None:
    answer = corrected.get(f"/m/{CODE}/v/2")
    assert (answer.status_code, answer.location) == (302, f"/m/{CODE}")
    now = corrected.get(f"/m/{CODE}/v/2.json")
    assert now.text == corrected.get(f"/m/{CODE}.json").text
    assert corrected.get("/m/QDS14040206/v/1").location == f"/m/{CODE}/v/1"


@pytest.mark.parametrize("number", ["0", "3", "-1", "01", "x", "۱", "1e0", "9" * 30])
def test_a_version_that_never_was_is_not_found(corrected: Browser, number: str) -> None:
    assert corrected.get(f"/m/{CODE}/v/{number}").status_code == 404
    assert corrected.get(f"/m/{CODE}/v/{number}.json").status_code == 404


def test_what_a_correction_hid_is_in_no_earlier_version(fill: Fill) -> None:
    whole = content(proposal(1), proposal(2, text="ناگفته"))
    browser = fill(exchange.read(raw(whole)))
    with writing(browser.application.extensions["engine"]) as session:
        hidden = {**whole, "proposals": [proposal(1), proposal(2, text="ناگفته", public=False)]}
        published(session, exchange.read(raw(hidden)), correct="ناگفته نماند")
    for address in (f"/m/{CODE}/v/1", f"/m/{CODE}/v/1.json", "/ledger/qds.jsonl"):
        assert "ناگفته" not in browser.get(address).text


def test_a_meeting_that_is_planned_for_later_years_does_not_hide_those_of_this_one(
    fill: Fill,
) -> None:
    far = date(2099, 1, 1)
    later = document(day=far, meeting=meeting(far, held="planned"))
    assert text_of(fill(document(), later).page("/meetings").one("h1")) == "جلسه‌های ۱۴۰۴"
    assert text_of(fill(later).page("/meetings").one("h1")) == "جلسه‌های ۱۴۷۷"
