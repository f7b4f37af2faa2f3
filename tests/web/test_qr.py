"""QR codes."""

import re

import segno

from tests.markup import Page
from tracker.web.qr import drawing


def test_a_qr_code_is_a_drawing_without_style_or_script_and_hidden_from_readers() -> None:
    svg = drawing("https://qods.example/p/QDS-1404-02-06-016")
    assert svg.startswith('<svg aria-hidden="true" ')
    assert 'class="qr"' in svg
    assert "style=" not in svg


def test_two_addresses_have_two_drawings() -> None:
    assert drawing("https://qods.example/p/1") != drawing("https://qods.example/p/2")


STEP = re.compile(r"([Mmh])(-?[\d.]+) ?(-?[\d.]+)?")


def dark(svg: str) -> set[tuple[int, int]]:
    """Return the places that a drawing fills, by row and column."""
    found: set[tuple[int, int]] = set()
    x = y = 0.0
    for step, first, second in STEP.findall(Page(svg).one("path").get("d", "")):
        if step == "h":
            found |= {(int(y), int(x) + right) for right in range(int(first))}
            x += float(first)
        elif step == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second or 0)
    return found


def test_what_is_drawn_is_the_code_of_the_address_with_its_border() -> None:
    address = "https://example.org/p/QDS-1404-02-06-016"
    rows = segno.make(address, error="m", micro=False).matrix_iter(border=2)
    cells = {(row, at) for row, line in enumerate(rows) for at, module in enumerate(line) if module}
    assert dark(drawing(address)) == cells
