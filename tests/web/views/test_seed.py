"""The origin case, page by page (records.md, The origin case)."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.browser import Browser
from tests.markup import Page, classes, text_of
from tracker import exchange
from tracker.exchange import Document
from tracker.queries import documents
from tracker.store.engine import reading

MEETING = "/m/QDS-1404-02-06"
CODES = [f"QDS-1404-02-06-{end}" for end in ("016", "027", "034", "042")]
# What stands around the article in its page, and in nobody's record.
NOISE = ("نظر شما", "نظرسنجی", "کد خبر", "پربازدید", "اخبار مرتبط", "خبرنگار", "دیدگاه", "اشتراک")
IN_1410 = datetime(2031, 6, 1, 8, tzinfo=UTC)

SetClock = Callable[[datetime], None]


def marks(page: Page) -> list[str]:
    """Return the marks that a page sets; "continuing" is none, it accuses nobody."""
    return [text_of(mark) for mark in page.classed("mark") if "h-end" not in classes(mark)]


def test_the_minutes_have_the_eight_statements_in_the_letters_of_the_source(
    seeded: Browser, seed: Document
) -> None:
    page = seeded.page(MEETING)
    said = [" ".join(text_of(page.ids[f"s{number}"]).split()) for number in range(1, 9)]
    assert "s9" not in page.ids
    for shown, statement in zip(said, seed.statements, strict=True):
        assert shown.endswith(" ".join(statement.text.split()))
        assert f"بنفشه رفیعی {statement.verb}:" in shown


def test_the_minutes_have_the_four_proposals_with_their_codes(
    seeded: Browser, seed: Document
) -> None:
    page = seeded.page(MEETING)
    assert [text_of(code) for code in page.classed("code")][1:5] == CODES
    for number, proposal in enumerate(seed.proposals, 1):
        assert proposal.text in text_of(page.ids[f"p{number}"])
        assert page.link(proposal.text) == f"/p/{CODES[number - 1]}"
    assert "p5" not in page.ids


def test_the_minutes_say_when_where_and_who_and_what_is_not_sure(seeded: Browser) -> None:
    page = seeded.page(MEETING)
    assert "شنبه ۶ اردیبهشت ۱۴۰۴، نزدیک ساعت ۱۲" in page.text
    assert "«ظهر شنبه»" in page.text
    assert "تأیید نشده" in page.text
    assert "شهرقدس" in page.text
    assert "رییس کمیسیون فرهنگی و امور بانوان شورای اسلامی شهرقدس" in page.text


def test_groups_are_told_in_the_words_of_the_source_and_are_not_counted(seeded: Browser) -> None:
    rows = [text_of(row) for row in seeded.page(MEETING).all("tr")][1:4]
    assert rows[0].startswith("بنفشه رفیعی")
    assert rows[1].startswith("تعدادی از مدیران عامل سمن های دارای مجوز از فرمانداری")
    assert rows[2].startswith("اعضای شورای شهر")


def test_the_source_is_named_dated_and_linked(seeded: Browser) -> None:
    for address in (MEETING, f"/p/{CODES[0]}"):
        page = seeded.page(address)
        assert page.link("تهران رسانه") == "https://www.tehranrasaneh.ir/"
        assert "۱۱ اردیبهشت ۱۴۰۴" in page.text


@pytest.mark.parametrize("code", CODES)
def test_a_proposal_is_neutral_while_nobody_is_responsible(
    seeded: Browser, seed: Document, code: str
) -> None:
    page = seeded.page(f"/p/{code}")
    assert text_of(page.one("h1")) == seed.proposals[CODES.index(code)].text
    assert [text_of(tag) for tag in page.classed("tag")] == ["ثبت‌شده", "ثبت‌شده"]
    assert "هنوز پیگیری‌ای در اینجا ثبت نشده است" in page.text
    assert marks(page) == []
    assert len(page.classed("time")[0].findall("li")) == 1


@pytest.mark.parametrize("address", ["/", "/proposals", MEETING, *(f"/p/{code}" for code in CODES)])
def test_time_alone_accuses_nobody(seeded: Browser, set_clock: SetClock, address: str) -> None:
    set_clock(IN_1410)
    page = seeded.page(address)
    drafts = 1 if address == MEETING else 0  # the minutes are marked as not approved
    assert len(marks(page)) == drafts
    assert page.classed("late") == []
    assert seeded.page("/proposals?status=overdue").classed("what") == []


def test_the_home_page_counts_four_open_and_none_late(seeded: Browser) -> None:
    counts = [text_of(item) for item in seeded.page("/").classed("counts")[0]]
    assert [count.split()[0][:1] for count in counts] == ["۴", "۰", "۰", "۰"]


def test_the_continuing_one_says_so(seeded: Browser) -> None:
    continuing = [bool(seeded.page(f"/p/{code}").classed("mark")) for code in CODES]
    assert continuing == [False, False, True, False]


def test_nothing_of_the_noise_of_the_source_page_is_anywhere(seeded: Browser) -> None:
    answers = seeded.crawl("/").values()
    read = "".join(answer.data.decode(errors="replace") for answer in answers)
    assert [noise for noise in NOISE if noise in read] == []


def test_the_json_of_the_meeting_is_the_seed_and_what_is_exported(
    seeded: Browser, seed: Document
) -> None:
    data = seeded.get(f"{MEETING}.json").text
    assert exchange.read(data.encode()) == seed
    with reading(seeded.application.extensions["engine"]) as session:
        exported = documents.coded(session, "QDS-1404-02-06")
    assert exported is not None
    assert data == exchange.write(exported)
