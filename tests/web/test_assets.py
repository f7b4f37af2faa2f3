"""Style, font and icon: at addresses that change with them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import Browser
from tracker.web import assets


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Serve the files of an empty folder."""
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    assets.files.cache_clear()
    assets.version.cache_clear()
    yield tmp_path
    assets.files.cache_clear()
    assets.version.cache_clear()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tracker.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
        ("vazirmatn-400-700-subset.woff2", "font/woff2"),
    ],
)
def test_a_file_is_kept_for_a_year_at_todays_address(seeded: Browser, name: str, kind: str) -> None:
    answer = seeded.get(f"/static/{assets.version()}/{name}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.data == (assets.FOLDER / name).read_bytes()


def test_yesterdays_address_gives_todays_file_for_now(seeded: Browser) -> None:
    answer = seeded.get("/static/0123456789ab/tracker.css")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "public, no-cache")


@pytest.mark.parametrize("name", ["nothing.css", "help", "..%2f__init__.py", "%2fetc%2fpasswd"])
def test_nothing_else_is_served(seeded: Browser, name: str) -> None:
    assert seeded.get(f"/static/{assets.version()}/{name}").status_code == 404


def test_the_address_changes_with_a_name_and_with_what_is_in_a_file(folder: Path) -> None:
    seen = []
    for name, content in (("a.css", "x"), ("a.css", "y"), ("b.css", "y")):
        (folder / name).write_text(content)
        assets.files.cache_clear()
        assets.version.cache_clear()
        seen.append(assets.version())
    assert len(set(seen)) == 3


def test_the_style_names_files_that_are_there_and_no_other_host() -> None:
    style = assets.files()["tracker.css"].decode()
    named = re.findall(r"url\(\"?([^)\"]+)\"?\)", style)
    assert [name for name in named if name not in assets.files()] == []
    assert "@import" not in style


def test_the_font_is_small() -> None:
    assert max(len(data) for name, data in assets.files().items() if name.endswith("2")) <= 40_000
