"""Charts, drawn on the server: where each bar stands. A table beside it says the same."""

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT, BASE = 420, 200, 170
ROOM = 150  # for the highest bar, above the base
SLOT, BAR, GAP = 70, 20, 4


class Bar(NamedTuple):
    """A bar: its upper left corner, its height, and the number that stands over it."""

    x: int
    y: int
    height: int
    number: int


class Group(NamedTuple):
    """The two bars of a month, and where its name stands."""

    label: str
    x: int
    first: Bar
    second: Bar


def groups(pairs: Sequence[tuple[str, int, int]], *, rtl: bool) -> list[Group]:
    """Return two bars for each label and its two numbers, in the direction in which one reads."""
    highest = max((number for _, *numbers in pairs for number in numbers), default=0) or 1
    step = -1 if rtl else 1
    start = WIDTH - SLOT // 2 if rtl else SLOT // 2
    return [
        _group(start + step * SLOT * place, step, label, first, second, highest)
        for place, (label, first, second) in enumerate(pairs)
    ]


def _group(middle: int, step: int, label: str, first: int, second: int, highest: int) -> Group:
    aside = step * (BAR + GAP) // 2
    bars = [_bar(middle - aside, first, highest), _bar(middle + aside, second, highest)]
    return Group(label, middle, *bars)


def _bar(middle: int, number: int, highest: int) -> Bar:
    height = round(ROOM * number / highest)
    return Bar(middle - BAR // 2, BASE - height, height, number)
