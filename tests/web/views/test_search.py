"""The page of a search: what it finds, how it tells it, and what it never tells."""

from urllib.parse import quote, urlencode

import pytest

from tests import stories
from tests.browser import Browser
from tests.factories import document, event, meeting, proposal, step
from tests.markup import Page, text_of
from tests.web.conftest import Fill, Sites

LIFE = [step("recorded"), event("letter", letter_number="۹۸/۱۲۳۴")]
WHOLE = document(
    proposal(1, *LIFE, text="ساماندهی سمن‌ها در شهر قدس", decision="کتابخانهٔ عمومی ساخته شود"),
    proposal(2, text="روشنایی پارک", resolution_number="۱۴۰۴/۱۲/۳۴"),
    meeting=meeting(title="نشست با سمن‌ها", body="شورای شهر"),
    statements=[{"text": "باید سَمَن ها را دید " + "و شنید " * 80, "speaker": "رضا"}],
    people=[{"name": "مریم", "memberships": [{"organization": "شورای شهر", "role": "رئیس"}]}],
)


@pytest.fixture(scope="module")
def browser(fill: Fill) -> Browser:
    return fill(WHOLE)


@pytest.fixture
def now() -> None:
    """Let the browser of the whole module be made before the clock of one test."""


def search(browser: Browser, typed: str, **filters: str) -> Page:
    return browser.page("/search?" + urlencode({"q": typed, **filters}))


def addresses(page: Page) -> list[str]:
    """Return where the hits lead, in order."""
    return [link.get("href") or "" for heading in page.all("h2") for link in heading.iter("a")]


def marks(page: Page) -> list[str]:
    return [text_of(mark) for mark in page.all("mark")]


def test_all_kinds_are_found_the_newest_first_and_marked_as_they_were_written(
    browser: Browser,
) -> None:
    page = search(browser, "سمنها")
    assert addresses(page) == [
        "/p/QDS-1404-02-06-016",
        "/m/QDS-1404-02-06",
        "/m/QDS-1404-02-06#s1",
    ]
    assert marks(page) == ["سمن‌ها", "سمن‌ها", "سَمَن ها"]


def test_what_answers_beside_the_own_text_is_shown(browser: Browser) -> None:
    page = search(browser, "کتابخانه")
    assert [text_of(one) for one in page.classed("beside")] == ["کتابخانهٔ عمومی ساخته شود"]
    assert marks(page) == ["کتابخانهٔ"]


def test_a_long_text_is_cut_around_what_was_found(browser: Browser) -> None:
    page = search(browser, "رضا")
    [heading] = [text_of(one) for one in page.all("h2")][:1]
    assert heading.endswith("…")
    assert len(heading) < 400


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("«شهر قدس»", ["/p/QDS-1404-02-06-016"]),
        ("«قدس شهر»", []),
        ("شهرقدس", ["/p/QDS-1404-02-06-016"]),
        ("روشنایی -پارک", []),
        ("روشنایی −قدس", ["/p/QDS-1404-02-06-027"]),
        ("۹۸/۱۲۳۴", ["/p/QDS-1404-02-06-016"]),
        ("١٤٠٤/١٢/٣٤", ["/p/QDS-1404-02-06-027"]),
        ("روشنایی QDS-1404-02-06-027", ["/p/QDS-1404-02-06-027"]),
        ("پارک اردیبهشت ۱۴۰۴", ["/p/QDS-1404-02-06-027"]),
        ("پارک خرداد ۱۴۰۴", []),
        ("مریم", ["/search?q=%C2%AB%D9%85%D8%B1%DB%8C%D9%85%C2%BB&kind=statement"]),
    ],
)
def test_the_language_of_questions(browser: Browser, typed: str, found: list[str]) -> None:
    answer = browser.get("/search?q=" + quote(typed))
    if answer.status_code == 303:
        assert [answer.headers["Location"]] == found
    else:
        assert addresses(search(browser, typed)) == found


def test_a_code_leads_to_its_record(browser: Browser) -> None:
    for typed in ("QDS-1404-02-06-016", "qds۱۴۰۴۰۲۰۶۰۱۶", "کد ۱۴۰۴-۰۲-۰۶-۰۱۶"):
        answer = browser.get("/search?q=" + quote(typed))
        assert answer.status_code == 303
    assert browser.get("/?q=x").headers["Location"] == "/search?q=x"


def test_a_period_is_told_and_can_be_taken_as_words(browser: Browser) -> None:
    told = "«اردیبهشت ۱۴۰۴» دوره به شمار آمد: از ۱ اردیبهشت ۱۴۰۴ تا ۳۱ اردیبهشت ۱۴۰۴."
    assert told in search(browser, "اردیبهشت ۱۴۰۴").text
    assert addresses(search(browser, "اردیبهشت ۱۴۰۴", words="1")) == []


def test_kinds_and_filters_stay_in_the_address(browser: Browser) -> None:
    page = search(browser, "سمن", kind="meeting", status="open", order="best")
    assert addresses(page) == []
    page = search(browser, "سمن", kind="meeting")
    assert addresses(page) == ["/m/QDS-1404-02-06"]
    [chosen] = page.all("a", aria_current="true")
    assert text_of(chosen) == "جلسه‌ها ۱"
    everything = [text_of(one) for one in page.all("a") if "همه" in text_of(one)]
    assert "همه ۳" in everything


def test_nothing_found_is_explained_and_a_near_word_is_offered_not_applied(
    browser: Browser,
) -> None:
    page = search(browser, "روشنایی پارگ")
    assert addresses(page) == []
    assert "آیا منظورتان این بود؟" in page.text
    offered = [text_of(link) for link in page.all("a") if "پارک" in text_of(link)]
    assert offered == ["روشنایی پارک"]
    page = search(browser, "روشنایث")
    assert "روشنایی" in [text_of(link) for link in page.all("a")]  # and not its stem
    assert "راهنمای" not in text_of(page.one("h1"))


def test_without_a_question_the_page_tells_how_to_ask(browser: Browser) -> None:
    for typed in ("", " ", "!", "«»"):
        assert "راهنمای جست‌وجو" in search(browser, typed).text


def test_pages_follow_each_other_and_miss_nothing(sites: Sites) -> None:
    for order in ("", "best"):
        seen: list[str] = []
        way: str | None = "/search?" + urlencode({"q": "هفته", "kind": "proposal", "order": order})
        while way:
            page = sites("60").page(way)
            seen += addresses(page)
            following = page.all("a", rel="next")
            way = following[0].get("href") if following else None
        assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30, "0", "٣", "1e5", "999999999999999999"])
def test_no_token_breaks_a_page(browser: Browser, after: str) -> None:
    for order in ("", "best"):
        search(browser, "سمن", after=after, order=order)


def test_what_is_hidden_is_neither_found_nor_counted_nor_offered(fill: Fill) -> None:
    hidden = proposal(3, text="رازآلود پنهان", public=False)
    shown = [proposal(1, text="آشکار"), proposal(2, text="پیدا")]
    without, within = fill(document(*shown)), fill(document(*shown, hidden))
    closed = fill(document(*shown), stories.closed())
    for typed in ("رازآلود", "پنهان", "پنهات", "رازالوت", "آشکار", "۱۴۰۴", "سمن", "جلسه"):
        way = "/search?q=" + quote(typed)
        assert within.get(way).data == without.get(way).data
        assert "پنهان" not in search(closed, typed).text or typed == "پنهان"
