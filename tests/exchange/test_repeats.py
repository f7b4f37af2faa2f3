"""What stands twice where each stands once."""

import pytest

from tests.exchange.wrongs import faults
from tests.factories import Content, content, proposal, raw
from tracker.exchange.repeats import key, repeated


def test_the_places_of_what_stood_before_are_told() -> None:
    names = ["علی", "مینا", "علي", "خانه سمن‌ها", "علی", "خانه سمن ها"]
    assert repeated([key(name) for name in names]) == [2, 4, 5]


def test_where_each_stands_once_nothing_is_told() -> None:
    assert [repeated(told) for told in ([], ["علی"], [("علی", None), (None, "علی")])] == [
        [],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("who", "again", "field"),
    [
        ({"person": "علی رضایی"}, {"person": "علي رضايي", "presence": "late"}, "person"),
        ({"person": "علی", "role": "آ"}, {"person": "علي", "role": "آ"}, "person"),
        ({"organization": "خانه سمن‌ها"}, {"organization": "خانه سمن ها"}, "organization"),
        ({"group": "اعضای شورا"}, {"group": "اعضای شورا"}, "group"),
    ],
)  # fmt: skip
def test_nobody_attends_twice(who: Content, again: Content, field: str) -> None:
    told = faults(raw(content(attendance=[who, {"group": "مردم"}, again])))
    assert told == [(f"attendance[2].{field}", "listed_twice")]


def test_one_person_may_sit_for_two_bodies_or_in_two_roles() -> None:
    who = {"person": "علی", "organization": "شورا"}
    lines = [who, who | {"organization": "سمن"}, who | {"role": "منشی"}, {"person": "علی"}]
    assert faults(raw(content(attendance=lines))) == []


@pytest.mark.parametrize(
    "parties",
    [
        {"proposers": {"people": ["علی", "مینا", "علي"]}},
        {"proposers": {"organizations": ["سمن", "شورا", "سمن"]}},
        {"proposers": {"groups": ["مردم", "سمن‌ها", "مردم"]}},
        {"cooperating": ["شهرداری", "آب", "شهرداری"]},
        {"informed": ["شهرداری", "آب", "شهرداري"]},
    ],
)
def test_nobody_stands_twice_in_one_list_of_a_proposal(parties: Content) -> None:
    [(field, told)] = parties.items()
    at = f"{field}.{next(iter(told))}" if isinstance(told, dict) else field
    given = content(proposal(1, **parties))
    assert faults(raw(given)) == [(f"proposals[0].{at}[2]", "listed_twice")]
