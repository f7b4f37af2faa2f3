"""The address tells the language, each page leads to the other one, and nowhere else."""

import json
from urllib.parse import urlsplit

import pytest
from flask import Flask, url_for

from tests.browser import Browser, read
from tests.markup import Page, text_of
from tests.web.conftest import Sites
from tracker.models.accounts import Language
from tracker.web import languages

PATHS = (
    "/",
    "/proposals",
    "/proposals?q=خانه&status=open&from=1404%2F1%2F1",
    "/meetings?year=1404",
    "/m/QDS-1404-02-06",
    "/m/QDS-1404-02-06/versions",
    "/p/QDS-1404-02-06-016",
    "/reports/1404/02",
    "/statuses",
    "/data",
    "/ledger",
)


def told(page: Page) -> tuple[str | None, str | None]:
    """Return the language and the direction of a page."""
    return page.root.get("lang"), page.root.get("dir")


def beside(page: Page) -> str:
    """Return where the link to the other language leads."""
    [link] = [link for link in page.all("a") if link.get("hreflang")]
    assert link.get("lang") == link.get("hreflang") != page.root.get("lang")
    assert text_of(link) == {"fa": "فارسی", "en": "English"}[link.get("lang", "")]
    return link.get("href", "")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_leads_to_itself_in_the_other_language_and_back(seeded: Browser, path: str) -> None:
    persian = seeded.page(path)
    english = seeded.page(beside(persian))
    assert (told(persian), told(english)) == (("fa", "rtl"), ("en", "ltr"))
    assert beside(persian).startswith("/en/")
    again = seeded.get(beside(english))
    assert again.request.path == urlsplit(path).path
    assert again.request.args == seeded.get(path).request.args


def test_search_engines_are_told_of_both(seeded: Browser) -> None:
    for path in ("/proposals?status=open", "/en/proposals?status=open"):
        told = {
            link.get("hreflang"): link.get("href")
            for link in seeded.page(path).all("link", rel="alternate")
        }
        assert told == {
            "fa": "http://127.0.0.1/proposals?status=open",
            "en": "http://127.0.0.1/en/proposals?status=open",
        }


def test_links_of_a_page_keep_its_language(seeded: Browser) -> None:
    page = seeded.page("/en/")
    links = [link for link in page.links if link.startswith("/") and link != beside(page)]
    assert len(links) > 10
    assert {link[:4] for link in links} == {"/en/"}


def test_redirects_keep_the_language(seeded: Browser) -> None:
    for path, goal in (
        ("/en/p/qds1404 02 06016", "/en/p/QDS-1404-02-06-016"),
        ("/en/?q=خانه", "/en/search?q=%D8%AE%D8%A7%D9%86%D9%87"),
        ("/en/reports/۱۴۰۴/2", "/en/reports/1404/02"),
        ("/en/desk", "/en/desk/sign-in?next=/en/desk"),
    ):
        assert seeded.get(path).location == goal


def test_the_prefix_alone_is_the_home_page(seeded: Browser) -> None:
    answer = seeded.get("/en?status=open")
    assert (answer.status_code, answer.location) == (308, "http://localhost/en/?status=open")


def test_only_the_prefix_is_one(seeded: Browser) -> None:
    for path in ("/en/en/proposals", "/english", "/enproposals", "/EN/proposals"):
        assert seeded.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        *("//evil.example", "/en//evil.example", "///evil.example/x", "/\\evil.example"),
        *("/en/\\evil.example", "/a\r\nb", "/en//en//evil.example", "/en/@evil.example"),
    ],
)
def test_no_address_leads_to_another_site(seeded: Browser, path: str) -> None:
    answer = seeded.get("/", environ_overrides={"PATH_INFO": path})
    assert answer.status_code == 404
    there = beside(read(answer.text))
    assert there.startswith("/")
    assert not there.startswith(("//", "/\\"))
    assert urlsplit(there).netloc == ""
    assert there.isascii()
    assert there.isprintable()


def test_a_query_cannot_break_out_of_the_link(seeded: Browser) -> None:
    there = beside(seeded.page("/proposals?q=\"><b>'&\r\n#x"))
    assert set(there) & set("\"<>'\r\n #") == set()


def test_pages_have_different_tags_and_data_the_same_ones(seeded: Browser) -> None:
    def tag(path: str) -> str | None:
        return seeded.get(path).headers["ETag"]

    for path in PATHS:
        assert tag(path) != tag(f"/en{path}")
    for path in ("/m/QDS-1404-02-06.json", "/p/QDS-1404-02-06-016.json", "/ledger/qods.jsonl"):
        assert seeded.get(path).data == seeded.get(f"/en{path}").data
        assert tag(path) == tag(f"/en{path}")
    assert json.loads(seeded.get("/en/m/QDS-1404-02-06.json").data)


def test_style_and_font_are_fetched_once_for_both(seeded: Browser) -> None:
    persian, english = (
        [link.get("href") for link in seeded.page(path).all("link") if not link.get("hreflang")]
        for path in ("/", "/en/")
    )
    assert persian == english


def test_every_error_is_told_in_the_language_of_its_address(sites: Sites) -> None:
    browser = sites("everything")
    for path, status in (
        ("/nowhere", 404),
        ("/p/QDS-1404-02-06-999", 404),
        ("/reports/1499/01", 404),
    ):
        assert told(browser.page(f"/en{path}", status)) == ("en", "ltr")
    answer = browser.post("/en/proposals", data={"text": "x" * 30})
    assert (answer.status_code, 'lang="en"' in answer.text) == (405, True)


def test_in_a_folder_the_prefix_stands_behind_it(app: Flask) -> None:
    with app.test_request_context("/proposals?q=1", base_url="http://localhost/council/en"):
        assert languages.current() is Language.EN
        assert languages.other() is Language.FA
        assert languages.here() == "/council/en/proposals?q=1"
        assert languages.here(Language.FA) == "/council/proposals?q=1"
        assert languages.moved(url_for("home.show")) == "/council/"
        assert languages.moved(url_for("home.show"), Language.EN) == "/council/en/"


def test_a_language_is_called_as_it_calls_itself(app: Flask) -> None:
    with app.test_request_context("/"):
        assert [languages.name_of(language) for language in Language] == ["فارسی", "English"]
