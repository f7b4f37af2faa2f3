"""A session is logged in a real browser without any script, from its first page to a correction."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.desk import Desk
from tests.e2e.looks import RULES, SIDEWAYS, SMALL_TARGETS, TARGET, picture, violations
from tests.e2e.serving import served
from tracker.models.accounts import Language, Role
from tracker.web.login import COOKIE

pytestmark = pytest.mark.browser

MOST_LOADS = 16
HIDDEN_SAVE = 'class="sr" name="do" value="save"'  # for the Enter key, not for a thumb
NUMBERS = ["یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم"]
ATTENDEES = [f"شخص {number}" for number in NUMBERS]
STATEMENTS = [f"سخن {number} دربارهٔ بازارچه" for number in NUMBERS]
PROPOSALS = [f"پیشنهاد {number}" for number in NUMBERS[:4]]


@pytest.fixture
def site(desk: Desk) -> Iterator[tuple[Desk, str]]:
    """Yield a store with accounts, and the address of its server."""
    with served(desk.app) as address:
        yield desk, address


def signed_in(
    chromium: Browser, site: tuple[Desk, str], role: Role, width: int, *, script: bool = True
) -> BrowserContext:
    """Return a browser in which somebody has signed in; axe needs script, the desk does not."""
    desk, address = site
    cookie = desk.browser(role).get_cookie(COOKIE)
    assert cookie is not None
    context = chromium.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 800}, base_url=address
    )
    context.add_cookies([{"name": COOKIE, "value": cookie.value, "url": address}])
    return context


def look(page: Page, name: str) -> None:
    """Keep a picture of a page; nothing on it is too small, too wide or hard to reach."""
    picture(page, f"desk-{name}")
    small = [each for each in page.evaluate(SMALL_TARGETS, TARGET) if HIDDEN_SAVE not in each]
    found = violations(page, RULES["light"])
    assert [page.evaluate(SIDEWAYS) > 0, small, found] == [False, [], []], name


@pytest.mark.parametrize(("width", "script"), [(360, True), (1280, True), (360, False)])
def test_a_session_is_logged_published_and_corrected(
    chromium: Browser, site: tuple[Desk, str], width: int, script: bool
) -> None:
    context = signed_in(chromium, site, Role.SECRETARY, width, script=script)
    page = context.new_page()
    page.set_default_timeout(20_000)
    looked_at = look if script else _pass_by
    loads: list[str] = []
    page.on("response", lambda answer: loads.append(answer.url) if _is_page(answer) else None)
    page.goto("/desk/meetings/new")
    looked_at(page, f"new-{width}")
    page.get_by_label("شمارهٔ جلسه").fill("۷")
    page.get_by_label("روز", exact=True).fill("۱۳ اردیبهشت ۱۴۰۴")
    page.get_by_label("نهاد برگزارکننده").fill("شورا")
    if (carry := page.get_by_label("حاضر جلسهٔ پیش")).count():
        carry.uncheck()
    page.get_by_role("button", name="آغاز ثبت").click()
    looked_at(page, f"empty-{width}")
    for start in (0, 5):
        for number, name in enumerate(ATTENDEES[start : start + 5], start):
            page.locator(f"#attendance-{number}-person").fill(name)
        for number, text in enumerate(STATEMENTS[start : start + 5], start):
            page.locator(f"#statements-{number}-speaker").fill(ATTENDEES[number])
            page.locator(f"#statements-{number}-text").fill(text)
        first = 0 if start == 0 else 3
        for number, text in enumerate(PROPOSALS[first : first + 3], first):
            page.locator(f"#proposals-{number}-text").fill(text)
        name = "ذخیره و سخنان دیگر" if start == 0 else "بازبینی و انتشار"
        page.get_by_role("button", name=name).click()
    looked_at(page, f"review-{width}")
    page.get_by_role("button", name="انتشار", exact=True).click()
    looked_at(page, f"done-{width}")
    assert len(loads) <= MOST_LOADS, loads
    public = page.get_by_role("link", name="دیدن آن چنان که همه می‌بینند")
    page.get_by_role("link", name="اصلاح این صورت‌جلسه").click()
    looked_at(page, f"correct-{width}")
    page.locator("#reason").fill("لغزش در نوشتن")
    page.locator("#statements-2-text").fill("سخن سوم دربارهٔ میدان")
    page.get_by_role("button", name="انتشار اصلاح").click()
    public.click()
    page.get_by_role("link", name="در هر نسخه چه عوض شد").click()
    looked_at(page, f"versions-{width}")
    assert page.locator("ins").all_inner_texts() == ["میدان"]
    assert page.locator("del").all_inner_texts() == ["بازارچه"]
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_errors_and_two_texts_are_seen(
    chromium: Browser, site: tuple[Desk, str], width: int
) -> None:
    context = signed_in(chromium, site, Role.SECRETARY, width)
    mine, theirs = context.new_page(), context.new_page()
    mine.goto("/desk/meetings/new")
    mine.get_by_role("button", name="آغاز ثبت").click()
    mine.locator("#statements-0-text").fill("فهرست ساختمان‌ها تا پایان ماه می‌رسد.")
    mine.get_by_role("button", name="ذخیره", exact=True).last.click()
    theirs.goto(mine.url)
    theirs.locator("#statements-0-text").fill("فهرست ساختمان‌ها تا ۲۵ آذر می‌رسد.")
    theirs.locator("#place").fill("تالار شورا")
    theirs.get_by_role("button", name="ذخیره", exact=True).last.click()
    mine.locator("#statements-0-text").fill("فهرست ساختمان‌ها و برآورد هزینه تا پایان ماه می‌رسد.")
    mine.get_by_role("button", name="ذخیره", exact=True).last.click()
    look(mine, f"both-{width}")
    mine.locator("#day").fill("یکشنبه ۱۳ اردیبهشت ۱۴۰۴")
    mine.get_by_role("button", name="ذخیره", exact=True).last.click()
    look(mine, f"error-{width}")
    context.close()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_desk_and_its_registers_are_seen(
    chromium: Browser, site: tuple[Desk, str], width: int, language: Language
) -> None:
    site[0].browser(Role.SECRETARY).send("/desk/language", language=language.value)
    context = signed_in(chromium, site, Role.SECRETARY, width)
    page = context.new_page()
    for name, address in {
        "home": "/desk",
        "meetings": "/desk/meetings",
        "people": "/desk/people",
        "person": "/desk/people/1",
        "bodies": "/desk/organizations",
        "body": "/desk/organizations/1",
        "retract": "/desk/meetings/1/retract",
        "new-meeting": "/desk/meetings/new",
        "log": "/desk/meetings/2/edit",
        "draft-review": "/desk/meetings/2/review",
        "follow-up": "/desk/proposals",
        "step": "/desk/proposals/1/follow-up?step=assigned",
        "accounts": "/admin/accounts",
        "new-account": "/admin/accounts/new",
        "own-account": "/desk/password",
    }.items():
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == language.value
        look(page, f"{name}-{language}-{width}")
    context.close()


def _pass_by(_page: Page, _name: str) -> None:
    """Look at nothing."""


def _is_page(answer: object) -> bool:
    return "text/html" in answer.headers.get("content-type", "") and answer.status < 300  # type: ignore[attr-defined]
