"""The first page."""

from tests.browser import Browser
from tests.factories import TODAY
from tests.markup import text_of
from tests.web.conftest import Sites
from tracker.queries.months import Month

CONFIRMED = "پایان‌یافته: تأیید و خاتمه‌یافته"


def test_counts_lead_to_the_lists_that_they_count(lived: Browser) -> None:
    counts = lived.page("/").classed("counts")[0]
    links = {next(item.iter("a")).get("href") for item in counts}
    lists = {f"/proposals?status={status}" for status in ("open", "overdue", "done_claimed")}
    month = Month.of(TODAY)
    report = f"/reports/{month.year}/{month.number:02}"
    assert links == lists | {report}
    assert [text_of(number) for number in counts.iter("b")] == ["۸", "۱", "۲", "۱"]
    for address in lists:
        told = next(item for item in counts.iter("a") if item.get("href") == address)
        assert f"{text_of(next(told.iter('b')))} پیشنهاد" in lived.page(address).text
    [confirmed] = [row for row in lived.page(report).all("tr") if CONFIRMED in text_of(row)]
    assert [text_of(cell) for cell in confirmed][1] == "۱"


def test_each_tile_is_a_proposal_and_the_table_says_the_same(lived: Browser) -> None:
    page = lived.page("/")
    tiles = page.classed("mosaic")[0]
    assert (tiles.get("aria-hidden"), len(tiles)) == ("true", 13)
    assert len(page.ids["wall"]) == 0
    assert "۱۳ پیشنهاد" in page.text


def test_the_latest_news_and_meetings_lead_on(sites: Sites) -> None:
    page = sites("60").page("/")
    assert len(page.classed("time")[0]) == 6
    assert len(page.all("tbody")[-1]) == 5


def test_an_empty_store_welcomes_and_says_what_will_stand_there(sites: Sites) -> None:
    page = sites("empty").page("/")
    assert "هنوز چیزی ثبت نشده است" in page.text
    assert page.all("table") == []


def test_words_typed_at_home_are_looked_up_in_the_list(seeded: Browser) -> None:
    answer = seeded.get("/", query_string={"q": "سمن ها"})
    assert answer.status_code == 303
    assert answer.location.startswith("/search?q=")
