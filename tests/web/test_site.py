"""Whose pages these are, and at which address."""

from dataclasses import replace

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


def test_a_demonstration_says_so_on_every_page(app: Flask) -> None:
    shown = create_app(replace(app.extensions["settings"], demo=True))
    browser = Browser(shown, shown.response_class)
    for address in browser.crawl("/"):
        answer = browser.get(address)
        assert answer.mimetype != "text/html" or "(demo)" in answer.text
    assert "demo" in browser.page("/nowhere", 404).text


def test_a_real_installation_does_not(seeded: Browser) -> None:
    assert seeded.page("/").classed("demo") == []
