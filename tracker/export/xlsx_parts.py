"""What a workbook is made of beside its rows: the smallest package that every program opens.

Elements stand in the order in which the standard (ECMA-376) wants them, with the values that
xlsxwriter gives them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Two formats: plain, and bold over a line for the headings.
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/>'
    "</border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
# No sheet may be called with these, or with more letters.
UNFIT, LONGEST = re.compile(r"[\[\]:*?/\\']"), 31


class Sheet(NamedTuple):
    """A sheet that was written: its name, and how far it reaches."""

    name: str
    columns: int
    rows: int

    @property
    def title(self) -> str:
        """Its name as a program takes it."""
        return UNFIT.sub(" ", self.name)[:LONGEST]


def place(number: int) -> str:
    """Return where the sheet of this number lies in the package."""
    return f"xl/worksheets/sheet{number}.xml"


def column(index: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def head(widths: Sequence[int], *, rtl: bool, first: bool) -> str:
    """Return what stands in a sheet before its rows: direction, headings that stay, widths."""
    view = (' rightToLeft="1"' if rtl else "") + (' tabSelected="1"' if first else "")
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}"><sheetViews><sheetView{view} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def foot(columns: int, rows: int) -> str:
    """Return what stands in a sheet after its rows: the filter."""
    last = f"{column(columns - 1)}{rows}"
    return f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def around(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Yield place and content of the parts that hold the sheets together."""
    yield "[Content_Types].xml", DECLARATION + _types(len(sheets))
    yield "_rels/.rels", DECLARATION + _links([("officeDocument", "xl/workbook.xml")])
    pairs = [("worksheet", place(number)[3:]) for number in range(1, len(sheets) + 1)]
    links = _links([*pairs, ("styles", "styles.xml")])
    yield "xl/_rels/workbook.xml.rels", DECLARATION + links
    yield "xl/workbook.xml", DECLARATION + _workbook(sheets)
    yield "xl/styles.xml", DECLARATION + STYLES


def _types(count: int) -> str:
    known = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    known += [(place(number), "worksheet") for number in range(1, count + 1)]
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in known
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _links(targets: Sequence[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    named = "".join(
        f'<sheet name={quoteattr(sheet.title)} sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<bookViews><workbookView xWindow="240" yWindow="15" windowWidth="16095" '
        f'windowHeight="9660"/></bookViews><sheets>{named}</sheets>'
        f"<definedNames>{''.join(map(_filter, range(len(sheets)), sheets))}</definedNames>"
        "</workbook>"
    )


def _filter(number: int, sheet: Sheet) -> str:
    reach = f"$A$1:${column(sheet.columns - 1)}${sheet.rows}"
    title = quoteattr(sheet.title)[1:-1]
    return (
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">'
        f"'{title}'!{reach}</definedName>"
    )
