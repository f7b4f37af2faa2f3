"""What stands twice where each stands once."""

from collections.abc import Hashable, Sequence
from functools import lru_cache

from tracker.persian.text import name_key

# Names of documents come again and again, and none is long: a line has 300 letters at most.
key = lru_cache(maxsize=20_000)(name_key)


def repeated(told: Sequence[Hashable]) -> list[int]:
    """Return the places (from 0) of what stood before."""
    if len(set(told)) == len(told):
        return []
    return [place for place, own in enumerate(told) if own in told[:place]]
