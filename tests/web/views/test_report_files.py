"""The files of a report: alike, safe, known again."""

import io

import pytest
from openpyxl import load_workbook

from tests.browser import Browser
from tests.factories import document, proposal, step
from tests.hostile import TEXTS, hostile
from tests.web.conftest import Fill, Sites
from tests.web.views.test_reports import as_csv, as_xlsx, told
from tracker.export.csv import FORMULA
from tracker.export.reports import Part


@pytest.mark.parametrize(("store", "month"), [("lives", 6), ("60", 2), ("seed", 2), ("empty", 5)])
def test_csv_and_workbook_hold_the_same_cells(sites: Sites, store: str, month: int) -> None:
    address = f"/reports/1404/{month:02}"
    book = as_xlsx(sites(store), address)
    assert {part: told(rows) for part, rows in book.items()} == {
        part: as_csv(sites(store), address, part) for part in Part
    }


@pytest.mark.parametrize("sign", [*FORMULA, "\u200f=", "\u200c@"])
def test_no_cell_of_any_file_is_a_formula(fill: Fill, sign: str) -> None:
    text = f"{sign}1+1"
    told = proposal(
        1,
        step("recorded"),
        step("assigned", organization=text, due_on="2025-05-01"),
        step("withdrawn", text=text),
        text=text,
    )
    browser = fill(document(told))
    for part in Part:
        for row in as_csv(browser, "/reports/1404/02", part):
            for cell in row:
                bare = cell.lstrip("\u200f\u200c")
                assert not bare.startswith(FORMULA) or bare.lstrip("-").isdecimal(), cell
    book = load_workbook(io.BytesIO(browser.get("/reports/1404/02.xlsx").data))
    cells = [cell for sheet in book.worksheets for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any(cell.value and str(cell.value).endswith("1+1") for cell in cells)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_that_attack_stay_texts(fill: Fill, text: str) -> None:
    browser = fill(hostile(text))
    for month in ("/reports/1404/02", "/reports/1404/05"):
        browser.page(month)
        book = as_xlsx(browser, month)
        assert [told(rows) for rows in book.values()] == [
            [[cell.removeprefix("'") for cell in row] for row in as_csv(browser, month, part)]
            for part in Part
        ]


def test_files_are_named_typed_and_known_again(seeded: Browser) -> None:
    for end, kind in ((".csv", "text/csv"), (".xlsx", "application/vnd.openxmlformats")):
        answer = seeded.get(f"/reports/1404/02{end}")
        assert (answer.mimetype or "").startswith(kind)
        assert "filename=report-1404-02" in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert answer.content_length == len(answer.data)
        again = seeded.get(
            f"/reports/1404/02{end}", headers={"If-None-Match": answer.headers["ETag"]}
        )
        assert (again.status_code, again.data) == (304, b"")
        assert seeded.head(f"/reports/1404/02{end}").content_length == answer.content_length
    assert seeded.get("/reports/1404/02.csv?table=secrets").status_code == 404
