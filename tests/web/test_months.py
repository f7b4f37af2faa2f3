"""Months in addresses: any digits, one right spelling, none that has not begun."""

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from tests.browser import Browser
from tracker.queries.months import Month
from tracker.web import months

ORDIBEHESHT = Month(1404, 2)


@pytest.mark.usefixtures("request_context")
def test_a_month_has_a_name_and_an_address() -> None:
    assert months.name(ORDIBEHESHT) == "اردیبهشت ۱۴۰۴"
    assert months.iso(ORDIBEHESHT) == "1404-02"
    assert months.address(ORDIBEHESHT) == "/reports/1404/02"
    table = months.address(ORDIBEHESHT, "reports.lines", table="totals")
    assert table == "/reports/1404/02.csv?table=totals"


def test_an_address_stays_with_its_council(app: Flask) -> None:
    with app.test_request_context("/reports/1404/02?council=qds"):
        assert months.address(ORDIBEHESHT) == "/reports/1404/02?council=qds"


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("1404", 1404),
        ("۱۴۰۴", 1404),
        ("١٤٠٤", 1404),
        ("1300", 1300),
        *((wrong, None) for wrong in ("", "x", "140", "14040", "-404", "1299", "1499", "2025")),
    ],
)
def test_a_year_is_read_in_any_digits(typed: str, year: int | None) -> None:
    assert months.year(typed) == year


@pytest.mark.parametrize("typed", ["/۱۴۰۴/۰۲", "/1404/2", "/۱۴۰۴/2", "/١٤٠٤/٠٢"])
@pytest.mark.parametrize("suffix", ["", ".csv", ".xlsx", ".csv?table=totals"])
def test_another_spelling_leads_to_the_right_address(
    seeded: Browser, typed: str, suffix: str
) -> None:
    answer = seeded.get(f"/reports{typed}{suffix}")
    assert (answer.status_code, answer.location) == (301, f"/reports/1404/02{suffix}")
    assert "no-cache" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "typed",
    ["1404/00", "1404/13", "1404/x", "x/02", "2025/02", "1499/01", "1404/002", "1404/02.pdf"],
)
@pytest.mark.parametrize("suffix", ["", ".csv", ".xlsx"])
def test_there_is_no_such_month(seeded: Browser, typed: str, suffix: str) -> None:
    assert seeded.get(f"/reports/{typed}{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", ["", ".csv", ".xlsx"])
def test_a_month_that_has_not_begun_is_not_found_and_says_so(seeded: Browser, suffix: str) -> None:
    page = seeded.page(f"/reports/1404/08{suffix}", 404)
    assert "این ماه هنوز آغاز نشده است" in page.text
    assert "۱ آبان ۱۴۰۴" in page.text
    assert "/reports/1404/07" in page.links


def test_what_is_no_month_ends_the_request(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(HTTPException) as raised:
        months.wanted("1404", "99", "reports.show")
    assert raised.value.code == 404
