"""Whose pages these are, and at which address."""

from dataclasses import replace

import pytest
from flask import Flask

from tests.browser import Browser
from tests.factories import council, document
from tests.web.conftest import Fill
from tracker.web import create_app, site


def test_pages_of_one_council_bear_its_name(seeded: Browser) -> None:
    assert seeded.page("/").title.endswith(" - شورای اسلامی شهر قدس")


def test_pages_of_several_bear_the_register_s_and_a_record_its_own_council_s(fill: Fill) -> None:
    browser = fill(document(), document(prefix="KRJ", council=council("KRJ", name="شورای کرج")))
    assert browser.page("/").title.endswith(" - دفتر پیگیری پیشنهادها")
    assert browser.page("/m/KRJ-1404-02-06").title.endswith(" - شورای کرج")


def test_the_address_on_paper_is_the_base_url_s(app: Flask) -> None:
    with app.test_request_context("/", base_url="http://127.0.0.1:8000"):
        assert site.address("/p/x") == "http://127.0.0.1:8000/p/x"
    ours = create_app(replace(app.extensions["settings"], base_url="https://qods.example"))
    with ours.test_request_context("/", base_url="http://qods.example"):
        assert site.address("/p/x") == "https://qods.example/p/x"


@pytest.mark.parametrize(
    ("listens", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1/p/x"),
        ("192.168.1.5", "http://192.168.1.5/p/x"),
        ("0.0.0.0", "http://localhost/p/x"),
        ("::1", "http://[::1]/p/x"),
    ],
)
def test_without_a_base_url_no_host_of_a_request_is_believed(
    app: Flask, listens: str, address: str
) -> None:
    settings = app.extensions["settings"]
    ours = create_app(replace(settings, host=listens))
    with ours.test_request_context("/", headers={"Host": "evil.example"}):
        assert site.address("/p/x") == address


def test_no_page_repeats_the_host_of_a_request(seeded: Browser) -> None:
    headers = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    for path in ("/", "/data", "/p/QDS-1404-02-06-016", "/m/QDS-1404-02-06", "/p/qds140402", "/x"):
        answer = seeded.get(path, headers=headers)
        assert "evil" not in answer.text + str(answer.headers)


def test_a_demonstration_says_so_on_every_page(app: Flask) -> None:
    shown = create_app(replace(app.extensions["settings"], demo=True))
    browser = Browser(shown, shown.response_class)
    for address in browser.crawl("/"):
        answer = browser.get(address)
        assert answer.mimetype != "text/html" or "(demo)" in answer.text
    assert "demo" in browser.page("/nowhere", 404).text


def test_a_real_installation_does_not(seeded: Browser) -> None:
    assert seeded.page("/").classed("demo") == []
