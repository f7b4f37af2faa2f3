"""Records in which every text tries to be something else than text."""

from collections.abc import Callable, Iterator
from typing import Any

from tests.everything import everything
from tests.factories import Content, raw
from tests.markup import tags
from tests.prose_checks import MARKER
from tracker import exchange
from tracker.exchange import Document

ZWNJ = "\u200c"
TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)>' onmouseover='alert(2)",
    "closing": "</title></textarea></bdi></main><!-- --><h1>]]>",
    "entity": "&lt;b&gt; &amp;amp; &#x27; &nbsp;",
    "template": "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "format": "%s %(n)s {0} {name} %d %%",
    "formula": "=1+1 @SUM(A1) -2 | '",
    "digits": "0123456789 ٠١٢٣ ۰۱۲۳",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 🇮🇷",
    "marks": "س" + "\u0650\u0651" * 40,
    "zwnj": "می" + ZWNJ * 80 + "خواهیم",
    "long": "آ" * 250,
}
# The characters that turn text round are taken out at the door (house.md, law 10).
TURNING = "\u202eevil\u202c\u2066\u200f\u200e\u2069"

# What stands for something in the document, and is no text that somebody typed.
FIXED = tags(
    "approved_by awaiting_until came_at certainty channel classification code date_basis day due_on"
    " expires_on format happened_on held kind left_at letter_direction letter_on meeting"
    " not_done_reason prefix presence previous published_on sha256 since slug starts_at status"
    " target until"
)
LONG = frozenset(("text", "decision", "source_sentence", "agenda"))
ADDRESSES = frozenset(("address", "proof_address"))


def hostile(text: str) -> Document:
    """Return a document that fills every field, each text of it hostile and marked."""
    return changed(lambda _field, typed: f"{MARKER}{text}{MARKER} {typed}"[:300])


def longest() -> Document:
    """Return a document whose texts are as long as they may be, without a single blank."""
    return changed(_lengthened)


def _lengthened(field: str, typed: str) -> str:
    most = 20_000 if field in LONG else 300
    return f"{MARKER}{typed.replace(' ', '')}{'ب' * most}"[: most - 1] + MARKER


def changed(change: Callable[[str, str], str], of: Callable[[], Content] = everything) -> Document:
    """Return a document that fills every field, with each text of it changed.

    `change` takes the name of a field and what it says. One name stays one name: what is typed
    the same in two places still is.
    """
    return exchange.read(raw(_walk(of(), "", change)))


def typed(part: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text that somebody typed into this part of a document, after its place."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from typed(value, f"{place}.{name}".lstrip("."))
    elif isinstance(part, list):
        for value in part:
            yield from typed(value, place)
    elif isinstance(part, str) and place.rpartition(".")[2] not in FIXED:
        yield place, part


def _walk(part: Any, field: str, change: Callable[[str, str], str]) -> Any:
    if isinstance(part, dict):
        return {name: _walk(value, name, change) for name, value in part.items()}
    if isinstance(part, list):
        return [_walk(value, field, change) for value in part]
    if not isinstance(part, str) or field in FIXED:
        return part
    return f"{part}#{change(field, '')}"[:300] if field in ADDRESSES else change(field, part)
