"""The list of proposals with its filters, and the page of one."""

import json
import re
from datetime import date

import pytest

from tests.browser import Browser, read
from tests.factories import content, council, document, event, proposal, published, raw, step
from tests.markup import Page, text_of
from tests.stories import LIVES, TOWN, WATER
from tests.web.conftest import Fill, Sites
from tracker import exchange
from tracker.models.codes import proposal_code
from tracker.store.engine import writing

FIRST = "QDS-1404-02-06-016"
SPELLINGS = (
    "qds-1404-02-06-016", "QDS14040206016", "14040206016", "1404-0206-016", "QDS 1404 02 06 016",
    "QDS_1404_02_06_016", "۱۴۰۴۰۲۰۶۰۱۶", "١٤٠٤-٠٢-٠٦-٠١٦", "قدس ۱۴۰۴/۰۲/۰۶-۰۱۶", "قدس۱۴۰۴۰۲۰۶۰۱۶",
    "QDS–1404–02–06–016", "(QDS-1404-02-06-016)", "QDS-1404-02-06-۰۱۶", "\u200eQDS-1404-02-06-016",
)  # fmt: skip


def codes(page: Page) -> list[str]:
    """Return the codes of the proposals that a list shows, in its order."""
    return [
        text_of(code)
        for row in page.classed("what")
        for code in row.iter("bdi")
        if code.get("dir") == "ltr"
    ]


def texts(page: Page) -> list[str]:
    """Return the texts of the proposals that a list shows, in its order."""
    return [text_of(next(row.iter("a"))) for row in page.classed("what")]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_a_code_is_read_in_any_spelling(seeded: Browser, typed: str) -> None:
    searched = seeded.get("/proposals", query_string={"q": typed})
    assert (searched.status_code, searched.location) == (303, f"/p/{FIRST}")
    from_home = seeded.get("/", query_string={"q": typed})
    assert from_home.status_code == 303


@pytest.mark.parametrize("typed", [each for each in SPELLINGS if "/" not in each])
def test_an_address_with_another_spelling_leads_to_the_right_one(
    seeded: Browser, typed: str
) -> None:
    answer = seeded.get(f"/p/{typed}")
    assert (answer.status_code, answer.location) == (301, f"/p/{FIRST}")
    assert "no-cache" in answer.headers["Cache-Control"]


def test_the_code_of_a_meeting_leads_to_the_meeting(seeded: Browser) -> None:
    assert seeded.get("/p/QDS-1404-02-06").location == "/m/QDS-1404-02-06"
    assert seeded.get("/proposals?q=۱۴۰۴۰۲۰۶").location == "/m/QDS-1404-02-06"


@pytest.mark.parametrize("wrong", ["QDS-1404-02-06-017", "QDS-1404-02-06-061", "qds14040206116"])
def test_a_wrong_code_is_not_found_and_the_nearest_are_offered(seeded: Browser, wrong: str) -> None:
    page = seeded.get(f"/p/{wrong}", follow_redirects=True)
    assert page.status_code == 404
    assert FIRST in codes(read(page.text))


def test_a_code_that_nobody_bears_is_kept_in_the_search_box(seeded: Browser) -> None:
    page = seeded.page("/p/QDS-1404-02-06-055", 404)
    assert page.one("input", name="q").get("value") == "QDS-1404-02-06-055"


def test_what_is_no_code_is_not_found(seeded: Browser) -> None:
    for path in ("/p/", "/p/x", "/p/1404", "/p/QDS-1404-2-6-1", "/p/a/b/c"):
        assert codes(seeded.page(path, 404)) == []


def test_a_code_with_an_impossible_day_is_not_found(seeded: Browser) -> None:
    assert seeded.get("/p/QDS-1404-13-40-016").status_code == 404
    assert seeded.get("/m/QDS-1404-13-40").status_code == 404


def test_where_there_are_two_councils_a_code_must_say_which(fill: Fill) -> None:
    other = council("TRN", short_name="تهران")
    browser = fill(document(proposal(1)), document(proposal(1), prefix="TRN", council=other))
    assert browser.get("/proposals?q=۱۴۰۴۰۲۰۶۰۱۶").location == "/p/1404-02-06-016"
    assert browser.get("/proposals?q=تهران ۱۴۰۴۰۲۰۶۰۱۶").location == "/p/TRN-1404-02-06-016"
    assert browser.get("/proposals?q=trn14040206").location == "/m/TRN-1404-02-06"
    assert browser.get("/p/ABC-1404-02-06-016").status_code == 404


def test_a_list_without_rows_says_so(sites: Sites) -> None:
    page = sites("empty").page("/proposals")
    assert page.all("table") == []
    assert len(page.classed("empty")) == 1


@pytest.mark.parametrize(("store", "lengths"), [("1", [1]), ("3", [3]), ("60", [25, 25, 10])])
def test_pages_follow_each_other_and_miss_and_repeat_nothing(
    sites: Sites, store: str, lengths: list[int]
) -> None:
    pages = [sites(store).page("/proposals")]
    while following := pages[-1].all("a", rel="next"):
        pages.append(sites(store).page(following[0].get("href", "")))
    listed = [codes(page) for page in pages]
    assert [len(page) for page in listed] == lengths
    assert len({code for page in listed for code in page}) == sum(lengths)


def test_the_next_page_keeps_the_filters(sites: Sites) -> None:
    page = sites("60").page("/proposals?status=open&q=هفته&from=۱۴۰۳/۱/۱")
    following = sites("60").page(page.one("a", rel="next").get("href", ""))
    assert len(codes(following)) == 25
    assert following.one("input", name="q").get("value") == "هفته"
    assert following.one("input", name="from").get("value") == "۱۴۰۳/۱/۱"


def test_a_page_beyond_the_end_leads_back(sites: Sites) -> None:
    last = sites("60").page("/proposals")
    while following := last.all("a", rel="next"):
        token = following[0].get("href", "")
        last = sites("60").page(token)
    assert codes(last) != []
    beyond = sites("3").page(token)
    assert "/proposals" in beyond.links


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("recorded", ["خانهٔ سمن‌ها جایی بیابد"]),
        ("overdue", ["چراغ‌های پارک شهر روشن شود"]),
        ("verified", ["زمین بازی تعمیر شود"]),
        ("done_claimed", ["ایستگاه اتوبوس سایبان بگیرد", "جمع‌آوری زباله شبانه شود"]),
    ],
)
def test_a_status_narrows_the_list(lived: Browser, status: str, found: list[str]) -> None:
    page = lived.page(f"/proposals?status={status}")
    assert sorted(texts(page)) == found


def test_each_choice_holds_as_many_as_it_says(lived: Browser) -> None:
    page = lived.page("/proposals")
    chips = page.classed("chips")[0]
    shown = {}
    for link in chips.iter("a"):
        label, _, count = text_of(link).rpartition(" ")
        shown[label] = (int(count), len(codes(lived.page(link.get("href", "")))))
    assert shown == {label: (count, count) for label, (count, _) in shown.items()}
    assert len(shown) == 6


def test_an_organization_narrows_the_list(lived: Browser) -> None:
    page = lived.page("/proposals")
    options = {text_of(option): option.get("value") for option in page.all("option")}
    assert set(options) >= {TOWN, WATER}
    narrowed = lived.page(f"/proposals?organization={options[WATER]}")
    assert texts(narrowed) == ["چاه تازه‌ای زده شود"]
    assert narrowed.one("option", selected="").get("value") == options[WATER]


@pytest.mark.parametrize(
    ("period", "count"),
    [
        ("from=۱۴۰۴/۲/۶", 10),
        ("from=1404-02-06&to=6 اردیبهشت ۱۴۰۴", 10),
        ("to=۵ اردیبهشت ۱۴۰۴", 25),
        ("from=۷/۲/۱۴۰۴", 0),
    ],
)
def test_a_period_narrows_the_list(sites: Sites, period: str, count: int) -> None:
    assert len(codes(sites("60").page(f"/proposals?{period}"))) == count


@pytest.mark.parametrize("words", ["سمنها", "سمن‌ها", "خانه سمن ها", "ساماندهي", "خانه‌ی سمن‌ها"])
def test_words_are_found_however_they_are_written(seeded: Browser, words: str) -> None:
    assert FIRST in codes(seeded.page(f"/proposals?q={words}"))


def test_words_that_are_nowhere_find_nothing_and_say_so(seeded: Browser) -> None:
    page = seeded.page("/proposals?q=فضانورد")
    assert codes(page) == []
    assert "فضانورد" in page.text


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("status=nowhere", None),
        ("organization=x", "organization"),
        ("from=۳۱ اسفند", "from"),
        ("from=۱۴۰۴/۱۳/۱", "from"),
        ("from=1404/2/6&to=1404/2/5", "to"),
        ("q=" + "ب" * 201, "q"),
    ],
)
def test_a_filter_that_will_not_do_is_told_kept_and_not_applied(
    seeded: Browser, query: str, field: str | None
) -> None:
    page = seeded.page(f"/proposals?{query}")
    assert len(codes(page)) == 4
    assert len(page.classed("err")) == 1
    if field:
        bad = page.one("input", "select", name=field)
        assert bad.get("aria-invalid") == "true"
        assert page.classed("err")[0].get("id") in bad.get("aria-describedby", "").split()


def test_the_story_of_a_late_proposal_is_told_whole(lived: Browser) -> None:
    page = lived.page("/p/" + proposal_code("NMN-1404-03-11", 1))
    marks = [text_of(mark) for mark in page.classed("mark")]
    assert [re.findall(r"[۰-۹]+|یک", mark) for mark in marks] == [["۱۲"], ["یک"]]
    said = text_of(page.classed("said")[0])
    assert TOWN in said
    assert "۱۲ روز" in said
    timeline = page.classed("time")[0]
    days = [
        date.fromisoformat(time.get("datetime", ""))
        for meta in page.classed("meta")
        for time in list(meta.iter("time"))[:1]
    ]
    assert days == sorted(days, reverse=True)
    assert len(timeline.findall("li")) == 8
    assert len(page.classed("clock")) == 1


def test_what_is_said_after_the_end_does_not_end_it_again(fill: Fill) -> None:
    life = [step("recorded"), step("assigned"), step("done_claimed", date(2025, 5, 10))]
    life += [step("verified", date(2025, 6, 1)), event("comment", date(2025, 9, 25))]
    browser = fill(document(proposal(1, *life)))
    assert "۱۱ خرداد" in text_of(browser.page(f"/p/{FIRST}").classed("said")[0])
    assert "۰ خاتمه‌یافته در این ماه" in browser.page("/").text.replace("۰خ", "۰ خ")


def test_a_merged_proposal_leads_to_the_one_it_was_merged_into(lived: Browser) -> None:
    merged = proposal_code("NMN-1404-03-11", len(LIVES) + 1)
    answer = lived.get(f"/p/{merged}")
    assert answer.status_code == 301
    assert answer.location == "/p/" + proposal_code("NMN-1404-03-11", 1)
    assert "no-cache" in answer.headers["Cache-Control"]


def test_proposals_that_were_merged_into_each_other_do_not_turn_for_ever(fill: Fill) -> None:
    into = [step("recorded"), step("merged", target=proposal_code("QDS-1404-02-06", 2))]
    back = [step("recorded"), step("merged", target=FIRST)]
    browser = fill(document(proposal(1, *into), proposal(2, *back)))
    assert browser.get(f"/p/{FIRST}").status_code == 200


def test_a_withdrawn_proposal_keeps_its_page(lived: Browser) -> None:
    number = list(LIVES).index("جشنوارهٔ تابستان برگزار شود") + 1
    page = lived.page("/p/" + proposal_code("NMN-1404-03-11", number))
    assert len(page.classed("time")[0].findall("li")) == 2


def test_a_struck_proposal_is_gone_and_its_page_says_why(fill: Fill) -> None:
    whole = content(proposal(1), proposal(2))
    browser = fill(exchange.read(raw(whole)))
    with writing(browser.application.extensions["engine"]) as session:
        corrected = {**whole, "proposals": whole["proposals"][:1]}
        published(session, exchange.read(raw(corrected)), correct="دو بار نوشته شده بود")
    page = browser.page("/p/QDS-1404-02-06-027", 410)
    assert "دو بار نوشته شده بود" in page.text
    assert "/m/QDS-1404-02-06" in page.links


def test_a_proposal_as_data_is_what_the_document_of_its_meeting_says(lived: Browser) -> None:
    code = proposal_code("NMN-1404-03-11", 1)
    answer = lived.get(f"/p/{code}.json")
    told = json.loads(answer.text)
    meeting = json.loads(lived.get("/m/NMN-1404-03-11.json").text)
    assert told == {
        "council": meeting["council"]["slug"],
        "meeting": "NMN-1404-03-11",
        "proposal": meeting["proposals"][0],
    }
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert lived.get("/p/NMN-1404-03-11-990.json").status_code == 404
