"""Words for marks."""

import pytest

from tests.factories import DAY
from tracker.models.marks import Mark, MarkKind
from tracker.models.proposals import Status
from tracker.queries.filters import GROUPS as NARROWED
from tracker.queries.follow_up import DESK_GROUPS
from tracker.web.words.proposals import GROUPS, mark_words


@pytest.mark.usefixtures("request_context")
@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark(MarkKind.OVERDUE, 1), "۱ روز دیرکرد"),
        (Mark(MarkKind.DUE_SOON, 0), "مهلت امروز است"),
        (Mark(MarkKind.DUE_SOON, 5), "۵ روز تا مهلت"),
        (Mark(MarkKind.DISPUTED), "مورد اعتراض"),
        (Mark(MarkKind.WAITING, day=DAY), "در انتظار پاسخ تا آن روز"),
        (Mark(MarkKind.EXTENDED, 1), "یک بار تمدید"),
        (Mark(MarkKind.EXTENDED, 3), "۳ بار تمدید"),
        (Mark(MarkKind.SILENT, 50), "۵۰ روز بی‌خبر"),
    ],
)
def test_a_mark_tells_its_number_or_its_day(mark: Mark, words: str) -> None:
    assert mark_words(mark, short=lambda _: "آن روز") == words


def test_every_group_of_a_list_has_a_name() -> None:
    of_the_desk = {"mine", "unassigned"}
    assert DESK_GROUPS.keys() | {"mine"} == NARROWED.keys() | of_the_desk
    assert GROUPS.keys() - NARROWED.keys() == {"", Status.DONE_CLAIMED, *of_the_desk}
