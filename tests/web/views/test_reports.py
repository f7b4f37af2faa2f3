"""The report as a page and as files: by hand, alike, safe, and light."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from tests import month_by_hand
from tests.browser import Browser
from tests.factories import TODAY, document, meeting, proposal, published
from tests.markup import Page, text_of
from tests.web.conftest import Fill, Sites
from tests.web.test_every_page import queries
from tracker.export.reports import Part
from tracker.persian.numerals import to_ascii
from tracker.store.engine import writing

KHORDAD = "/reports/1404/03"
IN_1410 = datetime.fromisoformat("2031-06-01T08:00:00+00:00")

SetClock = Callable[[datetime], None]
# The month of `month_by_hand`, and the month before it.
BY_HAND = {
    "meetings": (2, 1),
    "present": (3, 0),
    "recorded": (5, 0),
    "new": (4, 3),
    "moved": (4, 3),
    "closed": (2, 0),
    "verified": (1, 0),
    "partly_done": (0, 0),
    "not_done": (0, 0),
    "withdrawn": (1, 0),
    "merged": (0, 0),
    "open": (5, 3),
    "claimed": (1, 0),
    "overdue": (1, 1),
    "entered_late": (3, 0),
}


@pytest.fixture(scope="module")
def counted(fill: Fill) -> Browser:
    """Return a browser on the store whose Khordad was counted by hand."""
    browser = fill()
    with writing(browser.application.extensions["engine"]) as session:
        month_by_hand.write(session)
    return browser


def table(page: Page, section: str) -> list[list[str]]:
    """Return the cells of the table in a section of the page, its heading left out."""
    (part,) = (part for part in page.all("section") if part.get("aria-labelledby") == section)
    rows = [[text_of(cell).strip() for cell in row] for row in part.iter("tr")]
    return rows[1:]


def numbers(cells: list[str]) -> list[int]:
    """Return the numbers of a row."""
    return [int(to_ascii(cell)) for cell in cells]


def as_csv(browser: Browser, month: str, part: Part) -> list[list[str]]:
    """Return the rows of a table as CSV, its heading left out."""
    text = browser.get(f"{month}.csv?table={part}").data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))[1:]


def as_xlsx(browser: Browser, month: str) -> dict[Part, list[list[Any]]]:
    """Return the rows of all tables of the workbook, their headings left out."""
    book = load_workbook(io.BytesIO(browser.get(f"{month}.xlsx").data))
    return {
        part: [[cell.value for cell in row] for row in list(sheet.rows)[1:]]
        for part, sheet in zip(Part, book.worksheets, strict=True)
    }


def told(rows: list[list[Any]]) -> list[list[str]]:
    """Return rows of a workbook as CSV has them."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def test_page_csv_and_workbook_tell_what_was_counted_by_hand(counted: Browser) -> None:
    by_hand = [list(pair) for pair in BY_HAND.values()]
    shown = [numbers(row[1:]) for row in table(counted.page(KHORDAD), "totals")]
    assert shown == by_hand
    assert [numbers(row[1:3]) for row in as_csv(counted, KHORDAD, Part.TOTALS)] == by_hand
    totals = as_xlsx(counted, KHORDAD)[Part.TOTALS]
    assert [row[1:3] for row in totals] == by_hand
    assert [row[3] for row in totals] == [now - before for now, before in by_hand]


@pytest.mark.parametrize("month", range(2, 8))
def test_the_lines_add_up_to_the_numbers_of_the_page(lived: Browser, month: int) -> None:
    address = f"/reports/1404/{month:02}"
    shown = dict(
        zip(
            BY_HAND,
            (numbers(row[1:])[0] for row in table(lived.page(address), "totals")),
            strict=True,
        )
    )
    text = lived.get(f"{address}.csv").data.decode("utf-8-sig")
    columns = ("تازه", "پیش‌رفته", "پایان‌یافته", "باز", "در انتظار تأیید", "دیرکرد")
    names = ("new", "moved", "closed", "open", "claimed", "overdue")
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    for column, name in zip(columns, names, strict=True):
        assert sum(int(line[column]) for line in lines) == shown[name], name
    assert sum(int(line["ثبت‌های دیرهنگام"]) for line in lines) == shown["entered_late"]
    outcomes = Counter(line["سرانجام"] for line in lines if line["سرانجام"])
    assert sum(outcomes.values()) == shown["closed"]


def test_the_page_tells_each_body_and_each_overdue_closed_and_late_entry(counted: Browser) -> None:
    page = counted.page(KHORDAD)
    assert [[row[0], *numbers(row[1:4])] for row in table(page, "bodies")] == [
        ["شهرداری", 2, 1, 1],
        ["آبفا", 1, 0, 0],
        ["هنوز بی‌مسئول", 2, 0, 0],
        ["جمع", 5, 1, 1],
    ]
    ((late, what, body, due),) = table(page, "overdue")
    assert ("۲۱ روز" in late, "QDS-1404-02-06-016" in what, body) == (True, True, "شهرداری")
    assert due == "۱۰ خرداد ۱۴۰۴"
    assert [row[3] for row in table(page, "closed")] == ["۳۰ خرداد ۱۴۰۴", "۲۰ خرداد ۱۴۰۴"]
    assert [row[2:] for row in table(page, "late")] == [
        ["۳۰ خرداد ۱۴۰۴", "۴ تیر ۱۴۰۴"],
        ["۳۱ خرداد ۱۴۰۴", "۴ تیر ۱۴۰۴"],
        ["۳۱ خرداد ۱۴۰۴", "۴ تیر ۱۴۰۴"],
    ]


def test_the_page_says_it_in_a_sentence_and_draws_six_months(counted: Browser) -> None:
    page = counted.page(KHORDAD)
    said = text_of(page.classed("said")[0])
    assert "۲ جلسه برگزار شد، ۴ پیشنهاد رسید و ۲ پیشنهاد به پایان رسید" in said
    assert "۱ پیشنهاد از مهلت گذشته است" in said
    assert "از ۵ نفری که نامشان در حضور و غیاب آمده است، ۳ نفر حاضر بودند" in said
    shown = [text_of(count) for count in page.classed("counts")[0].iter("a")]
    assert [" ".join(text.split()) for text in shown] == [
        "۴تازه ۱ بیشتر",
        "۴پیش‌رفته ۱ بیشتر",
        "۲پایان‌یافته ۲ بیشتر",
        "۵باز در پایان ۲ بیشتر",
        "۱در انتظار تأیید ۱ بیشتر",
        "۱با دیرکرد بی‌تغییر",
    ]
    rows = table(page, "months")
    assert [row[0] for row in rows[-3:]] == ["اردیبهشت ۱۴۰۴", "خرداد ۱۴۰۴", "جمع"]
    drawn = [text_of(text) for text in page.classed("v")]
    assert drawn == [cell for row in rows[:-1] for cell in row[1:]]


def test_each_count_leads_to_what_it_counts(counted: Browser) -> None:
    page = counted.page(KHORDAD)
    links = [link.get("href", "") for link in page.classed("counts")[0].iter("a")]
    assert len(counted.page(links[0]).classed("what")) == 4
    assert links[1:] == ["#totals", "#closed", "#bodies", "#bodies", "#overdue"]


def test_a_month_that_is_over_reads_the_same_for_ever(
    counted: Browser, set_clock: SetClock
) -> None:
    files = [KHORDAD + end for end in ("", ".csv", ".xlsx")]
    first = [counted.get(file).data for file in files]
    set_clock(IN_1410)
    later = [counted.get(file).data for file in files]
    assert first[1:] == later[1:]
    assert table(counted.page(KHORDAD), "totals") == table(Page(first[0].decode()), "totals")


def test_the_present_month_is_told_so_far(lived: Browser) -> None:
    page = lived.page("/reports/1404/07")
    assert "تا امروز" in text_of(page.classed("stub")[0])
    assert "تا امروز" in text_of(page.classed("said")[0])
    assert [link for link in page.all("a") if link.get("rel") == "next"] == []
    before = lived.page("/reports/1404/06")
    assert "وضعیت در پایان ماه" in text_of(before.classed("stub")[0])
    assert before.one("a", rel="next").get("href") == "/reports/1404/07"


def test_a_report_is_two_clicks_from_home(counted: Browser) -> None:
    assert "/reports" in counted.page("/").links
    page = counted.page("/reports")
    rows = [text_of(row) for row in page.all("tr")[1:]]
    months = [row.split("۱۴۰۴")[0].strip() for row in rows]
    assert months == ["مهر", "خرداد", "اردیبهشت"]
    assert KHORDAD in page.links


def test_every_year_of_the_record_is_offered(counted: Browser, set_clock: SetClock) -> None:
    set_clock(IN_1410)
    page = counted.page("/reports")
    years = [link.get("href", "")[-4:] for link in page.all("a") if "year=" in link.get("href", "")]
    assert years == ["1410", "1409", "1408", "1407", "1406", "1405", "1404"]
    assert len(counted.page("/reports?year=۱۴۰۴").all("tr")) == 3
    for empty in ("1408", "1411", "1300", "1498"):
        assert len(counted.page(f"/reports?year={empty}").classed("empty")) == 1
    for other in ("", "x", "99999", "2025"):
        assert counted.page(f"/reports?year={other}").title.startswith("گزارش‌های سال ۱۴۱۰")


def test_a_store_without_records_has_a_report_all_the_same(sites: Sites) -> None:
    assert len(sites("empty").page("/reports").classed("empty")) == 1
    page = sites("empty").page("/reports/1404/05")
    assert {cell for row in table(page, "totals") for cell in row[1:]} == {"۰"}
    assert page.all("a", rel="prev") == []


def test_the_seed_bears_no_mark_whatever_the_day_is(seeded: Browser, set_clock: SetClock) -> None:
    set_clock(IN_1410)
    for month in ("/reports/1404/02", "/reports/1404/03", "/reports/1410/02"):
        page = seeded.page(month)
        assert [row[1] for row in table(page, "totals")][-2] == "۰"
        assert page.classed("h-late") == []


def test_a_change_is_seen_at_the_next_look(fill: Fill) -> None:
    browser = fill(document(proposal(1)))
    known = browser.get("/reports/1404/02").headers["ETag"]
    assert browser.get("/reports/1404/02", headers={"If-None-Match": known}).status_code == 304
    with writing(browser.application.extensions["engine"]) as session:
        published(session, document(proposal(1), day=TODAY, meeting=meeting(TODAY)))
    assert browser.get("/reports/1404/02", headers={"If-None-Match": known}).status_code == 200


def test_councils_have_reports_of_their_own(fill: Fill) -> None:
    browser = fill(document(proposal(1)), document(proposal(1), proposal(2), prefix="NMN"))
    new = {}
    for query in ("", "?council=qds", "?council=nmn"):
        page = browser.page(f"/reports/1404/02{query}")
        new[query] = numbers(table(page, "totals")[3][1:2])[0]
        assert all(query in link for link in page.links if link.startswith("/reports/"))
        assert len(as_csv(browser, "/reports/1404/02", Part.LINES)) == 3
    assert new == {"": 3, "?council=qds": 1, "?council=nmn": 2}
    assert "شورای NMN" in browser.page("/reports?council=nmn").title
    assert browser.get("/reports/1404/02?council=other").status_code == 404


def test_a_file_is_of_the_council_that_was_asked_for(fill: Fill) -> None:
    browser = fill(document(proposal(1)), document(proposal(1), proposal(2), prefix="NMN"))
    answer = browser.get("/reports/1404/02.csv?council=nmn").data.decode("utf-8-sig")
    assert answer.count("NMN-1404") == 4
    assert "QDS" not in answer


COUNTS = {"/reports": 5, KHORDAD: 11, f"{KHORDAD}.csv": 6, f"{KHORDAD}.xlsx": 8}


@pytest.mark.parametrize("store", ["1", "3", "60"])
@pytest.mark.parametrize(("address", "count"), COUNTS.items())
def test_a_report_asks_as_often_of_a_large_store_as_of_a_small_one(
    sites: Sites, store: str, address: str, count: int
) -> None:
    with queries(sites(store)) as asked:
        assert sites(store).get(address).status_code == 200
    assert len(asked) == count
