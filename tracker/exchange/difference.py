"""How two documents of one meeting differ, by place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.exchange.document import Document
from tracker.exchange.wire import plain
from tracker.models.events import EventKind

REGISTERS = ("organizations", "people")


class Difference(NamedTuple):
    """A place where two documents say different things; None where one says nothing."""

    place: str
    stored: Any
    given: Any


def differences(stored: Document, given: Document) -> Iterator[Difference]:
    """Yield where `given` says something else than `stored`.

    The registers count only for what `given` tells in them: the record may have learnt more from
    other documents. Events that note an earlier correction are no content of the minutes.
    """
    old, new = (_content(document) for document in (stored, given))
    for register in REGISTERS:
        told = {entry["name"]: entry for entry in old.pop(register, ())}
        for place, entry in enumerate(new.pop(register, ())):
            yield from _unlike(f"{register}[{place}]", told.get(entry["name"], {}), entry)
    yield from _walk("", old, new)


def _content(document: Document) -> dict[str, Any]:
    content = plain(document)
    for proposal in content.get("proposals", ()):
        proposal["events"] = [
            event
            for event in proposal.get("events", ())
            if event.get("kind") != EventKind.CORRECTION
        ]
    return content


def _unlike(place: str, stored: dict[str, Any], given: dict[str, Any]) -> Iterator[Difference]:
    for name, value in given.items():
        known = stored.get(name)
        among = isinstance(value, list) and all(item in (known or ()) for item in value)
        if known != value and not among:
            yield Difference(f"{place}.{name}", known, value)


def _walk(place: str, old: Any, new: Any) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            yield from _walk(f"{place}.{name}".lstrip("."), old.get(name), new.get(name))
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            yield from _walk(f"{place}[{index}]", *(_at(side, index) for side in (old, new)))
    elif old != new:
        yield Difference(place, old, new)


def _at(items: list[Any], index: int) -> Any:
    return items[index] if index < len(items) else None
