"""How one version of a meeting's minutes differs from the one before, for people to read.

Unlike `difference`, rows are found again although others came or went before them, and timelines
are left out: what happened after the meeting is no correction of its minutes.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from tracker.exchange.difference import Difference
from tracker.exchange.document import Document
from tracker.exchange.wire import plain

ROWS = ("agenda", "attendance", "statements")
# What points to a row by number says, in words, what it points to.
POINTERS = {"agenda_item": "agenda", "statement": "statements"}


def changed(before: Document, after: Document) -> Iterator[Difference]:
    """Yield what changed, the meeting's details first; places count rows as they are now.

    The place of a row that is gone counts the rows as they were.
    """
    old, new = _said(before), _said(after)
    yield from _fields("meeting", old["meeting"], new["meeting"])
    for table in ROWS:
        yield from _rows(table, old.get(table, []), new.get(table, []))
    told, tells = _numbered(old), _numbered(new)
    for number in sorted(told.keys() | tells.keys()):
        place = f"proposals[{number - 1}]"
        yield from _pair(place, told.get(number), tells.get(number))


def _said(document: Document) -> dict[str, Any]:
    content = plain(document)
    for table in ("statements", "proposals"):
        for entry in content.get(table, ()):
            entry.pop("events", None)
            entry.pop("code", None)
            for pointer, to in POINTERS.items():
                if pointer in entry:
                    pointed = content[to][entry[pointer] - 1]
                    entry[pointer] = pointed if isinstance(pointed, str) else pointed["text"]
    return content


def _numbered(content: dict[str, Any]) -> dict[int, Any]:
    return {entry.pop("number"): entry for entry in content.get("proposals", ())}


def _rows(table: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    left_rows, right_rows = ([repr(row) for row in rows] for rows in (old, new))
    matcher = SequenceMatcher(None, left_rows, right_rows)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(left_end - left, right_end - right)):
            was = old[left + step] if left + step < left_end else None
            is_ = new[right + step] if right + step < right_end else None
            index = left + step if is_ is None else right + step
            yield from _pair(f"{table}[{index}]", was, is_)


def _pair(place: str, was: Any, is_: Any) -> Iterator[Difference]:
    if isinstance(was, dict) and isinstance(is_, dict):
        yield from _fields(place, was, is_)
    elif was != is_:
        yield Difference(place, was, is_)


def _fields(place: str, was: dict[str, Any], is_: dict[str, Any]) -> Iterator[Difference]:
    for name in dict.fromkeys([*is_, *was]):
        if was.get(name) != is_.get(name):
            yield Difference(f"{place}.{name}", was.get(name), is_.get(name))
