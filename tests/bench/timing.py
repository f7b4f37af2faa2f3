"""Ratios of two ways, taken in turns in one run: what the machine does meanwhile hits both."""

import time
from collections.abc import Callable
from statistics import median

Way = Callable[[], object]


def ratio(one: Way, other: Way, rounds: int = 150) -> float:
    """Return how many times as long the one takes as the other: the median of pairs."""
    for way in (one, other):  # pages are read and plans are made
        way(), way()
    return median(_seconds(one) / _seconds(other) for _ in range(rounds))


def _seconds(way: Way) -> float:
    began = time.process_time_ns()
    way()
    return max(time.process_time_ns() - began, 1)
