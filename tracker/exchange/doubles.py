"""Names that one object of a document gives twice: JSON parsers take the last one silently."""

import json
from collections.abc import Iterator
from itertools import chain
from operator import attrgetter
from typing import Any

from tracker.exchange.document import Document
from tracker.exchange.faults import Fault
from tracker.exchange.fields import Part

BLANKS = b" \t\n\r"

_given = attrgetter("__pydantic_fields_set__")


class _Object(list[tuple[str, Any]]):
    """An object as it stands in the text, whatever it names twice."""


def given_twice(raw: bytes, document: Document) -> list[Fault]:
    """Return the names that one object gives more than once in the text of this document.

    Where the text has as many names as the tree was given fields, nothing stands twice: counting
    costs a twentieth of reading, looking a quarter. A text that may have more (a quoted word
    before a colon counts as a name) is looked at.
    """
    if raw.translate(None, BLANKS).count(b'":') == _fields_given(document):
        return []
    return list(_doubles("", json.loads(raw, object_pairs_hook=_Object)))


def _fields_given(document: Document) -> int:
    """Return how many fields the text gave the parts of this tree, each counted once."""
    parts: list[Part] = [document, document.council, document.meeting]
    parts += [document.meeting.source] if document.meeting.source else []
    parts += [*document.organizations, *document.people]
    parts += [*document.attendance, *document.statements, *document.proposals]
    parts += filter(None, map(attrgetter("licence"), document.organizations))
    parts += chain.from_iterable(map(attrgetter("memberships"), document.people))
    parts += map(attrgetter("proposers"), document.proposals)
    parts += chain.from_iterable(map(attrgetter("events"), document.proposals))
    return sum(map(len, map(_given, parts)))


def _doubles(place: str, value: Any) -> Iterator[Fault]:
    if isinstance(value, _Object):
        seen = set()
        for name, inner in value:
            at = f"{place}.{name}".lstrip(".")
            if name in seen:
                yield Fault(at, "given_twice", {"name": name})
            seen.add(name)
            yield from _doubles(at, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _doubles(f"{place}[{index}]", inner)
