"""Bars: as high as their numbers, in the direction in which one reads."""

from tracker.web import charts

PAIRS = [("تیر", 6, 2), ("مرداد", 0, 12), ("شهریور", 3, 3)]


def test_bars_are_as_high_as_their_numbers_and_stand_on_the_base() -> None:
    bars = [bar for group in charts.groups(PAIRS, rtl=True) for bar in (group.first, group.second)]
    assert [bar.height for bar in bars] == [75, 25, 0, 150, 38, 38]
    assert {bar.y + bar.height for bar in bars} == {charts.BASE}
    assert [bar.number for bar in bars] == [6, 2, 0, 12, 3, 3]


def test_a_persian_chart_runs_from_right_to_left() -> None:
    found = charts.groups(PAIRS * 2, rtl=True)
    assert [group.x for group in found] == [385, 315, 245, 175, 105, 35]
    assert all(group.first.x > group.second.x for group in found)


def test_an_english_chart_is_its_mirror_image() -> None:
    persian, english = (charts.groups(PAIRS * 2, rtl=rtl) for rtl in (True, False))
    for one, other in zip(persian, english, strict=True):
        assert one.x + other.x == charts.WIDTH
        for bar, mirrored in ((one.first, other.first), (one.second, other.second)):
            assert bar.x + mirrored.x + charts.BAR == charts.WIDTH
            assert (bar.y, bar.height, bar.number) == (mirrored.y, mirrored.height, mirrored.number)


def test_everything_stands_inside_the_drawing() -> None:
    for group in charts.groups(PAIRS * 2, rtl=True):
        for bar in (group.first, group.second):
            assert 0 <= bar.x <= charts.WIDTH - charts.BAR
            assert 14 <= bar.y - 6 <= charts.HEIGHT


def test_a_chart_of_nothing_has_no_height() -> None:
    (group,) = charts.groups([("تیر", 0, 0)], rtl=True)
    assert (group.first.height, group.second.height) == (0, 0)
    assert charts.groups([], rtl=True) == []
