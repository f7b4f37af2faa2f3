"""How two documents of one meeting differ, by place."""

from copy import deepcopy
from typing import Any

import pytest

from tests.everything import everything
from tests.factories import Content, council, document, event, proposal, raw, step
from tracker import exchange
from tracker.exchange import Document
from tracker.exchange.difference import Difference, differences


def told(stored: Document, given: Document) -> list[Difference]:
    return list(differences(stored, given))


def read(part: Content) -> Document:
    return exchange.read(raw(part))


def with_value(value: Any, *steps: str | int) -> Document:
    """Return the full document with this value at this place."""
    whole: Any = everything()
    part = whole
    for name in steps[:-1]:
        part = part[name]
    part[steps[-1]] = value
    return read(whole)


WHOLE = read(everything())


def test_equal_documents_do_not_differ() -> None:
    assert told(WHOLE, deepcopy(WHOLE)) == []
    assert told(document(), document()) == []


@pytest.mark.parametrize(
    ("value", "steps", "difference"),
    [
        ("دیگر", ("meeting", "title"), ("meeting.title", "جلسهٔ هم‌اندیشی", "دیگر")),
        (None, ("meeting", "place"), ("meeting.place", "سالن شورا", None)),
        ("13:00", ("meeting", "starts_at"), ("meeting.starts_at", "12:05", "13:00")),
        (False, ("meeting", "approximate"), ("meeting.approximate", True, None)),
        ("دیگر", ("statements", 0, "text"), ("statements[0].text", "بند یک.\nبند دو.", "دیگر")),
        ("بند", ("agenda", 1), ("agenda[1]", "سمن‌ها", "بند")),
        ([2, 9], ("struck",), ("struck[1]", None, 9)),
        (1, ("proposals", 0, "statement"), ("proposals[0].statement", 2, 1)),
        ("دیگر", ("attendance", 1, "reason"), ("attendance[1].reason", "سفر", "دیگر")),
        (
            ["حاضران"],
            ("proposals", 0, "proposers", "groups"),
            ("proposals[0].proposers.groups[0]", "حاضران جلسه", "حاضران"),
        ),
        (
            "بانو رفیعی",
            ("proposals", 0, "events", 0, "actor"),
            ("proposals[0].events[0].actor", "بنفشه رفیعی", "بانو رفیعی"),
        ),
    ],
)
def test_a_difference_is_told_by_its_place(
    value: Any, steps: tuple[str | int, ...], difference: tuple[str, Any, Any]
) -> None:
    assert told(WHOLE, with_value(value, *steps)) == [difference]


def test_what_is_gone_and_what_is_new_are_told_whole() -> None:
    one, two = document(proposal(1)), document(proposal(1), proposal(2))
    new = {"number": 2, "text": "پیشنهاد 2", "events": []}
    assert told(one, two) == [("proposals[1]", None, new)]
    assert told(two, one) == [("proposals[1]", new, None)]


def test_notes_of_earlier_corrections_are_no_content() -> None:
    plain = document(proposal(1, step("recorded"), event("comment")))
    noted = document(
        proposal(1, step("recorded"), event("correction"), event("comment"), event("correction"))
    )
    assert told(noted, plain) == told(plain, noted) == []


def test_registers_count_only_for_what_is_given() -> None:
    named = with_value([{"name": "خانهٔ سمن‌ها", "classification": "ngo"}], "organizations")
    nobody = with_value([], "people")
    assert told(WHOLE, named) == told(WHOLE, nobody) == []
    assert told(named, WHOLE)[0] == (
        "organizations[0].licence",
        None,
        {"number": "۱۲/ب", "issuer": "فرمانداری قدس", "expires_on": "2027-03-20"},
    )


def test_something_else_in_a_register_is_told() -> None:
    other = with_value("media", "organizations", 0, "classification")
    assert told(WHOLE, other) == [("organizations[0].classification", "ngo", "media")]
    role = with_value("دبیر", "people", 0, "memberships", 0, "role")
    [difference] = told(WHOLE, role)
    assert difference.place == "people[0].memberships"


def test_a_register_may_tell_fewer_roles_than_the_record_knows() -> None:
    more = everything()
    first = more["people"][0]["memberships"][0]
    more["people"][0]["memberships"] = [first, {**first, "role": "عضو"}]
    assert told(read(more), WHOLE) == []


def test_another_spelling_of_a_name_in_the_registers_is_no_difference() -> None:
    spelled = everything()
    for body in spelled["organizations"]:
        body["name"] = body["name"].replace("ی", "ي").replace("ک", "ك")
    spelled["organizations"][2]["parent"] = "شوراي اسلامي شهرقدس"
    spelled["people"][0]["name"] = "بنفشه رفيعي"
    spelled["people"][0]["memberships"][0]["organization"] = spelled["organizations"][2]["name"]
    assert told(WHOLE, read(spelled)) == []


def test_a_bare_name_in_a_register_says_nothing() -> None:
    named = document(organizations=[{"name": "نهاد"}], people=[{"name": "علی"}])
    assert told(document(), named) == []


def test_a_number_that_was_struck_and_is_not_told_again_is_no_difference() -> None:
    silent = document(proposal(1))
    assert told(document(proposal(1), struck=[2]), silent) == []


def test_another_name_of_the_council_is_a_difference() -> None:
    named = document(council=council(short_name="قدس"))
    assert told(document(), named) == [("council.short_name", "شهر QDS", "قدس")]
