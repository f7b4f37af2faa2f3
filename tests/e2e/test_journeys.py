"""What people come for, in a browser without script."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Sites
from tests.e2e.looks import PICTURES

pytestmark = pytest.mark.browser

expect.set_options(timeout=2000)

FOLD = 740  # px: the first screen of a phone
FIRST = "/p/QDS-1404-02-06-016"
ROUND_TRIP, BYTES_A_SECOND = 0.4, 50_000  # a slow phone: seconds, bytes
CONNECTING = ROUND_TRIP
PATIENCE = 2.5  # seconds


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """Yield a page on a small phone, without script."""
    context = chromium.new_context(
        viewport={"width": 360, "height": FOLD}, java_script_enabled=False, has_touch=True
    )
    yield context.new_page()
    context.close()


def bottom(page: Page, selector: str) -> float:
    """Return where the first element of this kind ends, from the top of the screen."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    return box["y"] + box["height"]


def test_an_ngo_finds_its_proposal_by_the_code_it_was_given(phone: Page, sites: Sites) -> None:
    phone.goto(sites("seed"))
    phone.get_by_role("searchbox").fill("۱۴۰۴۰۲۰۶۰۱۶")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile(re.escape(FIRST) + "$"))
    expect(phone.locator("h1")).to_contain_text("خانه سمن ها")


def test_the_first_screen_says_code_status_who_and_when(phone: Page, sites: Sites) -> None:
    phone.goto(sites("seed") + FIRST)
    for selector in (
        ".stub .code",
        ".tags .tag",
        ".said",
        ".facts div >> nth=0",
        ".facts div >> nth=1",
    ):
        assert bottom(phone, selector) <= FOLD, selector


def test_an_ngo_finds_its_proposal_by_words_and_reads_where_it_came_from(
    phone: Page, sites: Sites
) -> None:
    phone.goto(sites("seed"))
    phone.get_by_role("searchbox").fill("خانه سمنها")
    phone.get_by_role("search").get_by_role("button").first.click()
    phone.locator(".hits a").first.click()
    expect(phone).to_have_url(re.compile(re.escape(FIRST) + "$"))
    phone.locator(".stub a").click()
    expect(phone).to_have_url(re.compile("/m/QDS-1404-02-06$"))
    expect(phone.locator("#statements ~ ol > li")).to_have_count(8)
    phone.locator("#p1 a").first.click()
    expect(phone).to_have_url(re.compile(re.escape(FIRST) + "$"))


def test_a_reader_pages_through_a_long_list_and_narrows_it(phone: Page, sites: Sites) -> None:
    phone.goto(sites("rich") + "/proposals")
    first = phone.locator(".what .code").all_inner_texts()
    phone.locator("a[rel=next]").click()
    second = phone.locator(".what .code").all_inner_texts()
    assert (len(first), len(second), set(first) & set(second)) == (25, 25, set())
    phone.locator(".chips a.h-late").click()
    expect(phone.locator(".what a")).to_have_text("چراغ‌های پارک شهر روشن شود")
    expect(phone.locator(".chips [aria-current=true]")).to_have_count(1)


def test_who_uses_the_keyboard_skips_to_the_content(phone: Page, sites: Sites) -> None:
    phone.goto(sites("seed"))
    phone.keyboard.press("Tab")
    expect(phone.locator(".skip")).to_be_focused()
    expect(phone.locator(".skip")).to_be_in_viewport()
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(re.compile("#main$"))


def test_a_lost_visitor_is_led_to_the_nearest_record(phone: Page, sites: Sites) -> None:
    phone.goto(sites("seed") + "/p/QDS-1404-02-06-061")
    phone.locator(".what a").first.click()
    expect(phone).to_have_url(re.compile(re.escape(FIRST) + "$"))


@pytest.mark.parametrize(
    ("store", "code"), [("seed", "QDS-1404-02-06"), ("rich", "NMN-1404-03-11")]
)
def test_printed_minutes_are_a_paper_to_be_signed(
    chromium: Browser, sites: Sites, store: str, code: str
) -> None:
    with chromium.new_page() as page:
        page.goto(f"{sites(store)}/m/{code}")
        page.emulate_media(media="print", color_scheme="dark")
        PICTURES.mkdir(exist_ok=True)
        paper = page.pdf(path=PICTURES / f"minutes-{store}.pdf", prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
        assert page.locator(".signs li").count() == 3
        for shown in (".head3", ".signs", ".seal svg", "#p1"):
            expect(page.locator(shown).first).to_be_visible()
        for hidden in (".top", ".foot", ".skip", ".noprint"):
            expect(page.locator(hidden).first).to_be_hidden()
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") in (
            "rgba(0, 0, 0, 0)",
            "rgb(255, 255, 255)",
        )


def test_a_slow_phone_shows_the_first_words_in_time(chromium: Browser, sites: Sites) -> None:
    """Counted, not timed: what must come before the first words, at the budget's speed."""
    came: dict[str, int] = {}
    with chromium.new_page(viewport={"width": 360, "height": FOLD}) as page:
        page.on(
            "requestfinished",
            lambda request: came.update(
                {request.resource_type: request.sizes()["responseBodySize"]}
            ),
        )
        page.goto(sites("rich") + "/proposals", wait_until="networkidle")
    assert came.keys() - {"font", "image", "other"} == {"document", "stylesheet"}
    awaited = came["document"] + came["stylesheet"]
    assert CONNECTING + 2 * ROUND_TRIP + awaited / BYTES_A_SECOND <= PATIENCE
