"""Documents from bytes and to text."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from tracker.exchange.document import Document
from tracker.exchange.doubles import given_twice
from tracker.exchange.faults import Fault, Faults
from tracker.exchange.fields import Part
from tracker.exchange.syntax import syntax_fault

LARGEST = 4_000_000  # bytes of one document: 60 attendees, 120 statements, 40 proposals are 0.3 MB


def read(raw: bytes) -> Document:
    """Return the document that these UTF-8 bytes (with or without BOM) hold; raise Faults."""
    if len(raw) > LARGEST:
        raise Faults([Fault("", "too_large", {"largest": LARGEST})])
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        document = Document.model_validate_json(raw)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        raise Faults([fault for detail in details for fault in _faults(detail, raw)]) from None
    if faults := given_twice(raw, document):
        raise Faults(faults)
    return document


def _faults(detail: Any, raw: bytes) -> Iterator[Fault]:
    context = detail.get("ctx", {})
    if detail["type"] == "json_invalid":
        yield syntax_fault(context["error"], raw)
    elif isinstance(inner := context.get("error"), Faults):
        yield from inner.faults
    else:
        values = {name: v for name, v in context.items() if isinstance(v, str | int)}
        if "expected" in values:  # a list of codes, with pydantic's own word before the last one
            values["expected"] = str(values["expected"]).replace("' or '", "', '")
        yield Fault(_place(detail["loc"]), detail["type"], values)


def _place(steps: tuple[int | str, ...]) -> str:
    """Return `proposals[2].events[0].due_on` for the steps that lead there."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.removeprefix(".")


def plain(document: Part) -> dict[str, Any]:
    """Return the document as JSON's own types; what is empty or not known is left out."""
    return document.model_dump(mode="json", exclude_defaults=True)


def write(document: Document) -> str:
    """Return the document as people read it."""
    return indented(plain(document))


def indented(content: Any) -> str:
    """Return JSON's own types as text for people: indented, with a line feed at the end."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def canonical(part: Part) -> str:
    """Return the one text of a document, or of a part of one, that is hashed."""
    return compact(plain(part))


def compact(content: Any) -> str:
    """Return JSON's own types as canonical text: sorted keys, no blanks; it holds no nulls."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(document: Document) -> str:
    """Return the SHA-256 of the document's canonical text, in hexadecimal."""
    return digest(canonical(document))


def digest(text: str) -> str:
    """Return the SHA-256 of a canonical text that is at hand already, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Document.model_json_schema(mode="validation"),
    }
