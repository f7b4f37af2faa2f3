"""How templates show values."""

from enum import StrEnum

import pytest

from tests.factories import TODAY
from tracker.models.events import Certainty
from tracker.models.marks import Mark, MarkKind
from tracker.models.proposals import Status
from tracker.web import filters

pytestmark = pytest.mark.usefixtures("request_context")


@pytest.mark.parametrize(
    ("member", "word"),
    [
        (Status.RECORDED, "ثبت‌شده"),
        (Status.DONE_CLAIMED, "انجام‌شده به اعلام مسئول"),
        (Status.VERIFIED, "تأیید و خاتمه‌یافته"),
        (MarkKind.OVERDUE, "دیرکرد"),
        (Certainty.DOCUMENTED, "مستند"),
    ],
)
def test_a_member_is_called_by_its_persian_name(member: StrEnum, word: str) -> None:
    assert filters.word(member) == word


def test_a_group_of_statuses_has_a_name_of_its_own() -> None:
    groups = ("", "open", "overdue", "ended", "recorded")
    assert [filters.group(group) for group in groups] == [
        "همه",
        "باز",
        "دیرکرد",
        "پایان‌یافته",
        "ثبت‌شده",
    ]


def test_every_status_tells_what_it_means_and_whose_step_is_next() -> None:
    assert len({filters.meaning(status) for status in Status}) == len(Status)
    assert filters.next_step(Status.RECORDED) == "دبیر"
    assert filters.next_step(Status.VERIFIED) == "هیچ‌کس"


def test_a_mark_tells_its_number_or_its_day() -> None:
    assert filters.marked(Mark(MarkKind.OVERDUE, 12)) == "۱۲ روز دیرکرد"
    assert filters.marked(Mark(MarkKind.WAITING, day=TODAY)) == "در انتظار پاسخ تا ۹ مهر"


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "http://example.org", "HTTPS://EXAMPLE.ORG"]
)
def test_a_web_address_may_be_followed(address: str) -> None:
    assert filters.link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *(None, "", "javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "https"),
        *("ftp://example.org", "//example.org", "/etc/passwd", "https://[", "http://[::1"),
    ],
)
def test_anything_else_is_only_shown(address: str | None) -> None:
    assert filters.link(address) is None
