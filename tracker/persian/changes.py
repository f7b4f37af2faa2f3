"""What changed from one text to another, word by word, for people to read."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

WORD = re.compile(r"\s+|[^\s\w]|\w+(?:\u200c\w+)*")
MOST_WORDS = 4000  # comparing takes time that grows with the square


class Kind(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Change(NamedTuple):
    """Some words, and what became of them."""

    kind: Kind
    text: str


def changes(old: str | None, new: str | None) -> list[Change]:
    """Return the words of both texts in order; joined without what was added they are `old`."""
    before, after = (WORD.findall(text or "") for text in (old, new))
    if len(before) + len(after) > MOST_WORDS:
        return list(_whole(old or "", new or ""))
    found: list[Change] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for _, left, left_end, right, right_end in matcher.get_opcodes():
        was, is_ = "".join(before[left:left_end]), "".join(after[right:right_end])
        found += [Change(Kind.SAME, was)] if was == is_ else _whole(was, is_)
    return found


def _whole(old: str, new: str) -> Iterator[Change]:
    if old:
        yield Change(Kind.REMOVED, old)
    if new:
        yield Change(Kind.ADDED, new)
