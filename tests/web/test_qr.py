"""QR codes."""

from tracker.web.qr import drawing


def test_a_qr_code_is_a_drawing_without_style_or_script_and_hidden_from_readers() -> None:
    svg = drawing("https://qods.example/p/QDS-1404-02-06-016")
    assert svg.startswith('<svg aria-hidden="true" ')
    assert 'class="qr"' in svg
    assert "style=" not in svg


def test_two_addresses_have_two_drawings() -> None:
    assert drawing("https://qods.example/p/1") != drawing("https://qods.example/p/2")
