"""The parts of a workbook: named as the standard names them, tied to each other."""

from xml.etree.ElementTree import fromstring

import pytest

from tracker.export import xlsx_parts as parts
from tracker.export.xlsx_parts import Sheet


@pytest.mark.parametrize(
    ("index", "letters"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_are_counted_in_letters(index: int, letters: str) -> None:
    assert parts.column(index) == letters


def test_every_part_is_xml_and_every_link_leads_to_one() -> None:
    sheets = [Sheet('a & <b> "c"', 3, 5), Sheet("جمع‌ها", 1, 1)]
    written = dict(parts.around(sheets))
    trees = {name: fromstring(content) for name, content in written.items()}
    links = [element.get("Target") for element in trees["xl/_rels/workbook.xml.rels"]]
    assert links == ["worksheets/sheet1.xml", "worksheets/sheet2.xml", "styles.xml"]
    told = {element.get("PartName", "")[1:] for element in trees["[Content_Types].xml"]} - {""}
    assert told == {"xl/workbook.xml", "xl/styles.xml", parts.place(1), parts.place(2)}
    names = [sheet.get("name") for sheet in trees["xl/workbook.xml"].iter(f"{{{parts.MAIN}}}sheet")]
    assert names == [sheet.title for sheet in sheets]


def test_a_filter_reaches_over_all_rows_of_its_sheet() -> None:
    book = fromstring(dict(parts.around([Sheet("الف", 28, 9)]))["xl/workbook.xml"])
    (found,) = book.iter(f"{{{parts.MAIN}}}definedName")
    assert (found.get("localSheetId"), found.text) == ("0", "'الف'!$A$1:$AB$9")


def test_head_and_foot_make_a_sheet() -> None:
    sheet = fromstring(parts.head([10, 20], rtl=True, first=True) + parts.foot(2, 1))
    order = [child.tag.partition("}")[2] for child in sheet]
    assert order == ["sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter"]
