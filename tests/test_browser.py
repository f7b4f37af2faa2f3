"""The test client refuses answers that break a promise, and follows every link."""

from dataclasses import dataclass, field

import pytest
from flask import Flask, Response, make_response, redirect
from werkzeug.wrappers import Response as BaseResponse

from tests.browser import HEADERS, POLICY, Browser, Faulty

SOUND = {
    **HEADERS,
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "public, no-cache",
    "ETag": '"1"',
}
HTML = """<!doctype html><html lang="fa" dir="rtl"><head><title>برگ - شورا</title></head>
<body><a href="#m">متن</a><main id="m"><h1>برگ</h1>{}</main></body></html>"""


@dataclass
class Site:
    """What a small site answers, and a browser that looks at it."""

    headers: dict[str, str]
    pages: dict[str, str]
    browser: Browser = field(init=False)

    def answer(self, path: str = "") -> Response:
        """Return a page of this site, or its 404."""
        html = HTML.format(self.pages.get(path, ""))
        return make_response(html, 200 if path in self.pages else 404)

    def signed(self, answer: Response) -> Response:
        """Give an answer the site's headers."""
        answer.headers.update(self.headers)
        return answer


@pytest.fixture
def site() -> Site:
    site = Site(dict(SOUND), {"": ""})
    app = Flask("site")
    app.add_url_rule("/", view_func=site.answer)
    app.add_url_rule("/old", view_func=_moved, endpoint="old")
    app.add_url_rule("/<path>", view_func=site.answer)
    app.after_request(site.signed)
    app.add_url_rule("/style", view_func=_style)
    site.browser = Browser(app, app.response_class)
    return site


def _moved() -> BaseResponse:
    return redirect("/new", 301)


def _style() -> BaseResponse:
    return Response(
        "@font-face { src: url('/font') } p { background: url(dot) }", mimetype="text/css"
    )


def statuses(site: Site) -> dict[str, int]:
    """Return what each address of the site answers."""
    return {address: answer.status_code for address, answer in site.browser.crawl("/").items()}


def test_a_sound_answer_is_handed_on(site: Site) -> None:
    assert site.browser.page("/").title == "برگ - شورا"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Content-Security-Policy", "default-src *"),
        ("Content-Security-Policy", SOUND["Content-Security-Policy"] + " 'unsafe-inline'"),
        ("X-Content-Type-Options", ""),
        ("Referrer-Policy", "unsafe-url"),
        ("Cross-Origin-Opener-Policy", ""),
        ("Cross-Origin-Resource-Policy", ""),
        ("Cache-Control", ""),
        ("ETag", ""),
        ("Set-Cookie", "session=1"),
    ],
)
def test_an_answer_without_its_headers_is_refused(site: Site, name: str, value: str) -> None:
    site.headers[name] = value
    with pytest.raises(Faulty, match=name):
        site.browser.get("/")


def test_a_page_with_a_fault_is_refused(site: Site) -> None:
    site.pages[""] = "<p style='color: red'>رنگین</p>"
    with pytest.raises(Faulty, match="nothing_runs_inline"):
        site.browser.get("/")


def test_a_page_with_another_status_is_refused(site: Site) -> None:
    with pytest.raises(AssertionError, match="404"):
        site.browser.page("/nowhere")


def test_a_crawl_follows_links_and_redirects_and_leaves_other_hosts_alone(site: Site) -> None:
    site.pages = {
        "": '<a href="/old">کهنه</a> <a href="https://example.org/">بیرون</a>',
        "new": '<a href="/">خانه</a> <a href="?page=2">بعدی</a> <a href="gone">گم</a>',
    }
    assert statuses(site) == {
        "/": 200,
        "/old": 301,
        "/new": 200,
        "/new?page=2": 200,
        "/gone": 404,
    }


def test_a_crawl_fetches_what_a_style_sheet_names(site: Site) -> None:
    site.pages = {"": '<a href="/style">نما</a>', "font": ""}
    assert statuses(site) == {"/": 200, "/style": 200, "/font": 200, "/dot": 404}
