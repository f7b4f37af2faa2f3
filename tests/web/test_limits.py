"""How much a request may bring."""

import pytest
from flask import Response

from tests.desk import Desk
from tracker.domain.permissions import Action
from tracker.models.accounts import Role
from tracker.web.limits import LARGEST, PARTS, takes
from tracker.web.permits import allows

MULTIPART = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n%b\r\n--x--\r\n'


@pytest.fixture
def desk(own_desk: Desk) -> Desk:
    """Return a desk whose application these tests may change."""
    return own_desk


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"text=" + b"x" * LARGEST),
        ("multipart/form-data; boundary=x", MULTIPART % (b"x" * LARGEST)),
    ],
)
def test_a_form_that_is_too_large_is_refused_aloud(desk: Desk, kind: str, body: bytes) -> None:
    answer = desk.browser(Role.CLERK).post("/desk/password", data=body, content_type=kind)
    assert answer.status_code == 413
    assert "بخش‌بخش" in answer.text


def test_a_form_of_too_many_fields_is_refused_aloud(desk: Desk) -> None:
    browser = desk.browser(Role.CLERK)
    data = {f"field{number}": "x" for number in range(PARTS + 1)}
    answer = browser.post("/desk/password", data=data, content_type="multipart/form-data")
    assert answer.status_code == 413


@pytest.mark.parametrize(("size", "status"), [(LARGEST * 2, 422), (LARGEST * 4, 413)])
def test_a_view_takes_as_much_as_it_says(desk: Desk, size: int, status: int) -> None:
    view = allows(Action.READ_DESK)(
        takes(LARGEST * 3, 5_000)(lambda: Response(status=status, mimetype="text/plain"))
    )
    desk.app.add_url_rule("/desk/long", "long", view, methods=["POST"])
    browser = desk.browser(Role.CLERK)
    data = {"csrf_token": browser.token(), "text": "x" * size}
    answer = browser.post("/desk/long", data=data)
    assert answer.status_code == status


@pytest.mark.parametrize("number", ["1" * 10, "-1", "1.5", "۱", "x", " 1"])
def test_a_number_that_no_record_has_is_not_found(desk: Desk, number: str) -> None:
    where = f"/admin/accounts/{number}"
    assert desk.browser(Role.ADMINISTRATOR).get(where).status_code == 404
