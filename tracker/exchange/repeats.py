"""What stands twice where each stands once."""

from collections.abc import Hashable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any

from tracker.exchange.faults import Fault
from tracker.persian.text import name_key

NAMES = ("person", "organization", "group", "role")
LISTS = (
    "proposers.people", "proposers.organizations", "proposers.groups", "cooperating", "informed",
)  # fmt: skip
_names, _lists = attrgetter(*NAMES), attrgetter(*LISTS)

# Names of documents come again and again, and none is long: a line has 300 letters at most.
key = lru_cache(maxsize=20_000)(name_key)


def repeated(told: Sequence[Hashable]) -> list[int]:
    """Return the places (from 0) of what stood before."""
    if len(set(told)) == len(told):
        return []
    return [place for place, own in enumerate(told) if own in told[:place]]


def listed_twice(
    attendance: Sequence[Any], proposals: Sequence[Any], struck: Sequence[int] = ()
) -> Iterator[Fault]:
    """Yield who stands twice in the attendance, or in one list of those who share a proposal.

    And the numbers that are struck twice.

    Somebody who sat for two bodies or in two roles has a line for each; so a namesake has, too.
    """
    who = [tuple([name and key(name) for name in _names(line)]) for line in attendance]
    for place in repeated(who):
        field, name = next(
            told for told in zip(NAMES, _names(attendance[place]), strict=True) if told[1]
        )
        yield Fault(f"attendance[{place}].{field}", "listed_twice", {"name": name})
    for place, proposal in enumerate(proposals):
        for field, names in zip(LISTS, _lists(proposal), strict=True):
            for twice in repeated(list(map(key, names))) if len(names) > 1 else ():
                at = f"proposals[{place}].{field}[{twice}]"
                yield Fault(at, "listed_twice", {"name": names[twice]})
    for place in repeated(struck):
        yield Fault(f"struck[{place}]", "number_taken", {"number": struck[place]})
