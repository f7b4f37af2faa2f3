"""What a browser shows on the way back."""

from playwright.sync_api import Browser
from sqlmodel import Session

from tests.desk import NOWHERE
from tests.e2e.serving import served
from tests.factories import document, proposal, published
from tracker.settings import Settings
from tracker.store.engine import writing
from tracker.web import create_app

PAGE = "/p/QDS-1404-02-06-016"


def test_back_shows_what_a_proposal_says_now_and_a_repeat_costs_a_304(
    chromium: Browser, url: str
) -> None:
    app = create_app(Settings(home=NOWHERE, database_url=url))

    def tell(text: str, correct: str | None = None) -> None:
        with writing(app.extensions["engine"]) as session:
            _publish(session, text, correct)

    tell("پلی ساخته شود")
    with served(app) as site:
        context = chromium.new_context(base_url=site, java_script_enabled=False)
        page = context.new_page()
        page.goto(PAGE)
        page.get_by_role("link", name="گزارش‌ها").click()
        tell("پلی با دو پیاده‌رو ساخته شود", correct="کامل شد")
        page.go_back()
        assert page.url.endswith(PAGE)
        assert "دو پیاده‌رو" in page.locator("h1").inner_text()
        tag = context.request.get(PAGE).headers["etag"]
        assert context.request.get(PAGE, headers={"If-None-Match": tag}).status == 304
        context.close()


def _publish(session: Session, text: str, correct: str | None) -> None:
    published(session, document(proposal(1, text=text)), correct=correct)
