"""Names on one line, numbers that go on."""

import pytest

from tracker.persian.listing import following, join_names, split_names


def test_names_are_parted_by_commas_and_semicolons() -> None:
    assert split_names("انجمن یاران، خانهٔ سمن ؛الف;\nب،, انجمن یاران") == (
        "انجمن یاران",
        "خانهٔ سمن",
        "الف",
        "ب",
    )
    assert split_names(" ، ") == ()


def test_names_on_a_line_are_read_as_they_were() -> None:
    assert split_names(join_names(("الف ب", "پ"))) == ("الف ب", "پ")


@pytest.mark.parametrize(
    ("number", "after"),
    [("۲", "۳"), ("۹", "۱۰"), ("12", "13"), ("۱۲/۳", None), ("", None), (None, None)],
)
def test_a_number_goes_on_in_its_own_digits(number: str | None, after: str | None) -> None:
    assert following(number) == after
