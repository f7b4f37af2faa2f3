"""Every fault that the code can raise has a sentence, and the values that it needs."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from tests.everything import everything
from tests.factories import raw
from tracker import exchange
from tracker.exchange import Faults
from tracker.settings import PACKAGE
from tracker.web.words import SENTENCES, sentence

RAISED = re.compile(
    r'(?:wrong|Refused|PydanticCustomError)\(\s*"(\w+)"|Fault\(\s*[^"\n]*(?:"[^"]*")?,\s*"(\w+)"'
)
WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    1.5,
    10**30,
    "",
    "x",
    "ب" * 30_000,
    [],
    [1],
    {},
    {"x": 1},
    "2025-13-45",
)


def test_every_code_that_is_raised_has_a_sentence() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    raised = {name for match in RAISED.findall(code) for name in match if name}
    assert raised >= {"day_ahead", "who_attended", "not_a_meeting_code", "known_code"}
    assert raised - {"faulty_document"} <= SENTENCES.keys()


def test_every_fault_of_a_document_can_be_told() -> None:
    met = set()
    for content in spoiled(everything()):
        try:
            exchange.read(raw(content))
        except Faults as found:
            for fault in found.faults:
                met.add(fault.code)
                assert sentence(fault.code, fault.values, str)
    assert met <= SENTENCES.keys()
    assert len(met) > 20


def spoiled(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the document with each of its places spoiled in many ways."""
    for path in _places(content):
        for value in WRONG:
            other = deepcopy(content)
            _inside(other, path[:-1])[path[-1]] = value
            yield other


def _places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if path:
        yield path
    if isinstance(part, dict | list):
        keys = part if isinstance(part, dict) else range(len(part))
        for key in keys:
            yield from _places(part[key], (*path, key))


def _inside(part: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        part = part[key]
    return part
