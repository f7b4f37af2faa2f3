"""How one version of minutes differs from the one before."""

from typing import Any

from tests.factories import DAY, document, meeting, proposal, step
from tracker.exchange.difference import Difference
from tracker.exchange.versions import changed

A, B, C = ({"text": text, "speaker": "گوینده"} for text in ("الف", "ب", "پ"))


def told(before: dict[str, Any], after: dict[str, Any]) -> list[Difference]:
    return list(changed(document(**before), document(**after)))


def test_a_row_that_came_between_moves_no_other() -> None:
    assert told({"statements": [A, B]}, {"statements": [A, C, B]}) == [
        Difference("statements[1]", None, C)
    ]


def test_a_row_that_went_is_told_by_its_old_place() -> None:
    assert told({"statements": [A, B, C]}, {"statements": [A, C]}) == [
        Difference("statements[1]", B, None)
    ]


def test_a_row_that_changed_is_told_field_by_field() -> None:
    assert told({"statements": [A]}, {"statements": [{**A, "text": "دیگر"}]}) == [
        Difference("statements[0].text", "الف", "دیگر")
    ]


def test_details_are_told() -> None:
    after = {"meeting": meeting(DAY, place="تالار")}
    assert told({}, after) == [Difference("meeting.place", None, "تالار")]


def test_agenda_items_are_told_whole() -> None:
    assert told({"agenda": ["یک"]}, {"agenda": ["دو"]}) == [Difference("agenda[0]", "یک", "دو")]


def test_proposals_are_known_by_number_and_their_timelines_left_out() -> None:
    before = document(proposal(1), proposal(2))
    after = document(proposal(2, step("recorded"), text="پیشنهاد ۲"))
    assert list(changed(before, after)) == [
        Difference("proposals[0]", {"text": "پیشنهاد 1"}, None),
        Difference("proposals[1].text", "پیشنهاد 2", "پیشنهاد ۲"),
    ]


def test_what_points_to_a_row_is_told_by_the_row_s_words() -> None:
    before = document(proposal(1, statement=1), statements=[A, B])
    moved = document(proposal(1, statement=2), statements=[C, A, B])
    assert [change.place for change in changed(before, moved)] == ["statements[0]"]
    turned = document(proposal(1, statement=2), statements=[A, B])
    assert list(changed(before, turned)) == [Difference("proposals[0].statement", "الف", "ب")]
