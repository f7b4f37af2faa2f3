"""What tests of wrong documents share: change one place, and hear what is said of it."""

from typing import Any

from tests.everything import everything
from tests.factories import raw
from tracker import exchange

Told = list[tuple[str, str]]

GONE = object()  # stands for a field that is left out


def faults(data: bytes) -> Told:
    """Return place and code of everything that is wrong with these bytes."""
    try:
        exchange.read(data)
    except exchange.Faults as error:
        return [(fault.place, fault.code) for fault in error.faults]
    return []


def faults_with(value: Any, *steps: str | int) -> Told:
    """Return what is wrong with the full document when this value stands at this place."""
    whole: Any = everything()
    part = whole
    for step in steps[:-1]:
        part = part[step]
    if value is GONE:
        del part[steps[-1]]
    else:
        part[steps[-1]] = value
    return faults(raw(whole))
