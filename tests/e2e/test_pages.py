"""Every page in a real browser, on a phone and a desk, by day and by night."""

import pytest
from playwright.sync_api import Browser

from tests.e2e import looks
from tests.e2e.conftest import Sites
from tracker.models.codes import proposal_code

pytestmark = pytest.mark.browser

WIDTHS = (360, 1280)  # px: a small phone, a desk


def story(number: int) -> str:
    """Return the address of an invented proposal (tests/stories.py)."""
    return "/p/" + proposal_code("NMN-1404-03-11", number)


PAGES = {
    "home-empty": ("empty", "/"),
    "list-empty": ("empty", "/proposals"),
    "meetings-empty": ("empty", "/meetings"),
    "home-seed": ("seed", "/"),
    "list-seed": ("seed", "/proposals"),
    "minutes-seed": ("seed", "/m/QDS-1404-02-06"),
    "proposal-seed": ("seed", "/p/QDS-1404-02-06-016"),
    "not-found": ("seed", "/p/QDS-1404-02-06-017"),
    "statuses": ("seed", "/statuses"),
    "data": ("seed", "/data"),
    "home": ("rich", "/"),
    "list": ("rich", "/proposals"),
    "list-error": ("rich", "/proposals?from=۳۱ اسفند&status=open"),
    "list-nothing": ("rich", "/proposals?q=فضانورد"),
    "meetings": ("rich", "/meetings"),
    "minutes": ("rich", "/m/NMN-1404-03-11"),
    "minutes-closed": ("rich", "/m/NMN-1404-03-25"),
    "struck": ("rich", story(14)),
    "proposal-late": ("rich", story(1)),
    "proposal-disputed": ("rich", story(8)),
    "proposal-ended": ("rich", story(9)),
    "report": ("rich", "/reports/1404/03"),
    "search": ("rich", "/search?q=پیشنهاد"),
    "search-nothing": ("rich", "/search?q=فضانورد"),
    "search-guide": ("seed", "/search"),
    "home-several": ("several", "/"),
    "council": ("several", "/c/rey"),
    "councils": ("several", "/councils"),
    "report-several": ("several", "/reports/1404/02"),
}
PAGES |= {f"{name}-en": (store, f"/en{path}") for name, (store, path) in PAGES.items()}
MISSING = ("not-found", "struck")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_on_every_screen(chromium: Browser, sites: Sites, name: str) -> None:
    store, path = PAGES[name]
    site = sites(store)
    expected = ["Failed to load resource"] if name.removesuffix("-en") in MISSING else []
    with chromium.new_page() as page:
        watch = looks.Watch(page)
        page.goto(site + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            for scheme, rules in looks.RULES.items():
                page.emulate_media(color_scheme=scheme)
                looks.picture(page, f"{name}-{width}-{scheme}")
                assert (width, scheme, looks.violations(page, rules)) == (width, scheme, [])
            assert (width, page.evaluate(looks.SIDEWAYS)) == (width, 0)
            assert (width, page.evaluate(looks.SMALL_TARGETS, looks.TARGET)) == (width, [])
        assert [error[:23] for error in watch.errors] == expected
        assert watch.foreign(site) == []
        assert len(watch.requests) <= 4
