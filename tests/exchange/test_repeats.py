"""What stands twice where each stands once."""

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
