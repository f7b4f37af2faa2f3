"""One-time links on the screen."""

from tests.desk import Desk
from tests.web.views.test_accounts import LINK
from tracker.models.accounts import Role
from tracker.web.links import COOKIE


def test_the_secret_waits_in_a_cookie_that_no_script_reads_and_goes(desk: Desk) -> None:
    boss = desk.browser(Role.ADMINISTRATOR)
    where = f"/admin/accounts/{desk.account(Role.CLERK).id}/link"
    made = boss.send(where)
    (cookie,) = made.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=")
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Max-Age=300" in cookie
    shown = boss.get(where)
    assert LINK.search(shown.text)
    assert boss.get_cookie(COOKIE) is None
    assert "یک بار نشان داده شد" in boss.get(where).text


def test_a_planted_cookie_shows_nothing_that_is_not_the_accounts(desk: Desk) -> None:
    boss = desk.browser(Role.ADMINISTRATOR)
    where = f"/admin/accounts/{desk.account(Role.CLERK).id}/link"
    for planted in ("", "x", "7", "999:token"):
        boss.set_cookie(COOKIE, planted)
        assert not LINK.search(boss.get(where).text)
