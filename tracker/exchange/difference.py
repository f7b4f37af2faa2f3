"""How two documents of one meeting differ, by place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tracker.exchange.document import Document
from tracker.exchange.wire import plain
from tracker.models.events import EventKind
from tracker.persian.text import name_key

REGISTERS = ("organizations", "people")
NAMES = ("name", "parent", "organization")  # the fields of a register that name somebody


class Difference(NamedTuple):
    """A place where two documents say different things; None where one says nothing."""

    place: str
    stored: Any
    given: Any


def differences(stored: Document, given: Document) -> Iterator[Difference]:
    """Yield where `given` says something else than `stored`.

    The registers count only for what `given` tells in them, however it spells a name: the record
    may have learnt more from other documents. Events that note an earlier correction are no
    content of the minutes, and a number that was struck need not be told again.
    """
    old, new = (_content(document) for document in (stored, given))
    for register in REGISTERS:
        told = {name_key(entry["name"]): entry for entry in old.pop(register, ())}
        for place, entry in enumerate(new.pop(register, ())):
            known = told.get(name_key(entry["name"]), {})
            yield from _unlike(f"{register}[{place}]", known, entry)
    struck = old.pop("struck", ())
    for place, number in enumerate(new.pop("struck", ())):
        if number not in struck:
            yield Difference(f"struck[{place}]", None, number)
    yield from unlike(old, new)


def _content(document: Document) -> dict[str, Any]:
    content = plain(document)
    content.get("proposals", []).sort(key=lambda proposal: proposal["number"])
    for proposal in content.get("proposals", ()):
        proposal["events"] = [
            event
            for event in proposal.get("events", ())
            if event.get("kind") != EventKind.CORRECTION
        ]
    return content


def _unlike(place: str, stored: dict[str, Any], given: dict[str, Any]) -> Iterator[Difference]:
    """Yield what `given` tells, beside the name, that `stored` does not."""
    for field in [field for field in given if field != "name"]:
        known, told = (folded(entry.get(field), field) for entry in (stored, given))
        among = isinstance(told, list) and all(item in (known or ()) for item in told)
        if known != told and not among:
            yield Difference(f"{place}.{field}", stored.get(field), given[field])


def folded(value: Any, field: str = "") -> Any:
    """Return an entry of a register, or a value of it, with each name as its key.

    So different spellings are one; `field` is what the value is called in its entry.
    """
    if isinstance(value, list):
        return [folded(item, field) for item in value]
    if isinstance(value, dict):
        return {name: folded(item, name) for name, item in value.items()}
    return name_key(value) if field in NAMES and value else value


def unlike(old: Any, new: Any) -> Iterator[Difference]:
    """Yield where two trees of JSON's own types differ."""
    yield from _walk("", old, new)


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
