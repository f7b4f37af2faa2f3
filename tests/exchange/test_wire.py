"""Documents from bytes and to text."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.everything import everything
from tests.exchange.wrongs import faults
from tests.factories import content, document, proposal, raw, step
from tracker import exchange
from tracker.exchange import Document
from tracker.exchange.fields import Part
from tracker.exchange.wire import LARGEST
from tracker.settings import shipped

# The words of JSON Schema 2020-12 that the schema uses.
VOCABULARY = {
    "$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description",
    "enum", "format", "items", "maxItems", "maxLength", "maximum", "minLength", "minimum",
    "pattern", "properties", "required", "title", "type",
}  # fmt: skip


def test_a_byte_order_mark_is_no_part_of_the_document() -> None:
    data = raw(content())
    assert exchange.read(b"\xef\xbb\xbf" + data) == exchange.read(data)


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", "ends_early"),
        (b"\xef\xbb\xbf", "ends_early"),
        (b"{", "ends_early"),
        (b'{"format": "civic-meeting/1",}', "comma_too_many"),
        (b"{'format': 1}", "name_without_quotes"),
        (b"// comment\n{}", "invalid"),
        (b"\xef\xbb\xbf" * 2 + raw(content()), "invalid"),
        (raw(content()) + b"{}", "goes_on"),
        (raw(content()).decode().encode("utf-16"), "not_utf8"),
        (b'{"format": "\xff"}', "not_utf8"),
        (b'{"format": "\xed\xa0\x80"}', "not_utf8"),
        (b'{"format": "\\ud800"}', "bad_escape"),
        (b'{"format": "\\udc00\\ud800"}', "bad_escape"),
        (b'{"format": "\n"}', "line_break"),
        (b'{"format" 1}', "without_colon"),
        (b'{"format": 1 "code": 2}', "without_comma"),
        (b'{"format": 1' + b"0" * 5000 + b"}", "bad_number"),
        (b'{"format": 01}', "bad_number"),
        (b"[" * LARGEST, "too_deep"),
        (b'{"x":' * 300 + b"1" + b"}" * 300, "too_deep"),
    ],
)
def test_what_is_no_json_in_utf8_is_refused_as_a_whole(data: bytes, trouble: str) -> None:
    assert faults(data) == [("", f"json_{trouble}")]


@pytest.mark.parametrize(
    "data", [b"null", b"[]", b'"x"', b"1", b"NaN", b"true", b"[" * 9 + b"]" * 9]
)
def test_json_that_is_no_object_is_refused_as_a_whole(data: bytes) -> None:
    assert faults(data) == [("", "model_type")]


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e400", b"1.5", b"1e0"])
def test_a_number_that_is_not_whole_is_refused(number: bytes) -> None:
    data = raw(content(proposal(1))).replace(b'"number": 1', b'"number": ' + number)
    assert faults(data) == [("proposals[0].number", "int_type")]


def test_a_name_given_twice_is_refused_by_its_place() -> None:
    data = raw(content(proposal(1))).replace(b'"number": 1,', b'"number": 2, "number" : 1,')
    assert faults(data) == [("proposals[0].number", "given_twice")]


def test_a_document_above_four_million_bytes_is_refused_unread() -> None:
    data = raw(content())
    assert faults(data.ljust(LARGEST)) == []
    assert faults(data.ljust(LARGEST + 1)) == [("", "too_large")]
    assert faults(b"{" * (LARGEST + 1)) == [("", "too_large")]


def test_the_largest_meeting_of_all_fits() -> None:
    said = [{"text": "سخن" * 300, "speaker": f"سخنران {n}"} for n in range(120)]
    asked = [proposal(n, text="پیشنهاد" * 100) for n in range(1, 41)]
    there = [{"person": f"شخص {n}", "role": "عضو"} for n in range(60)]
    assert faults(raw(content(*asked, statements=said, attendance=there))) == []


def test_the_text_for_people_is_indented_persian_with_a_line_feed_at_its_end() -> None:
    text = exchange.write(document())
    assert text.startswith('{\n  "format": "civic-meeting/1",\n  "council": {\n    "slug": "qds",')
    assert "شورای QDS" in text
    assert text.endswith("}\n")


def test_writing_what_was_written_gives_the_same_bytes() -> None:
    text = exchange.write(exchange.read(raw(everything())))
    assert exchange.write(exchange.read(text.encode())) == text


def test_the_canonical_text_has_sorted_keys_no_blanks_and_no_nulls() -> None:
    part = step("recorded", channel="press")
    text = exchange.canonical(
        document(proposal(1, part), meeting={"day": "2025-04-26", "title": "الف"})
    )
    assert text == (
        '{"code":"QDS-1404-02-06",'
        '"council":{"name":"شورای QDS","prefix":"QDS","short_name":"شهر QDS","slug":"qds"},'
        '"format":"civic-meeting/1","meeting":{"day":"2025-04-26","title":"الف"},'
        '"proposals":[{"events":[{"channel":"press","happened_on":"2025-04-26","status":"recorded"}],'
        '"number":1,"text":"پیشنهاد 1"}]}'
    )


def test_the_canonical_text_does_not_depend_on_how_the_file_was_written() -> None:
    other = json.dumps(dict(reversed(everything().items())), indent=4).encode()
    whole = exchange.read(raw(everything()))
    assert exchange.canonical(exchange.read(other)) == exchange.canonical(whole)
    assert exchange.sha256(exchange.read(other)) == exchange.sha256(whole)


def test_a_null_is_as_good_as_nothing() -> None:
    assert (
        document(people=[], struck=[], council={**content()["council"], "heading": None})
        == document()
    )


def test_the_hash_is_that_of_the_canonical_text_and_never_changes() -> None:
    told = "4d2c91c0962894e83f2b5fe312b078438a9129462552163a53e4522f77637400"
    assert exchange.sha256(document()) == told


def test_the_seed_reads_and_is_written_as_it_lies_in_its_file(seed: Document) -> None:
    text = (shipped("seeds") / "qods-1404-02-06.json").read_text(encoding="utf-8")
    assert exchange.write(seed) == text


def _nodes(part: Any) -> Iterator[dict[str, Any]]:
    """Yield the schemas inside this one, and itself."""
    yield part
    for name in ("properties", "$defs"):
        for inner in part.get(name, {}).values():
            yield from _nodes(inner)
    for inner in (*part.get("anyOf", ()), *filter(None, [part.get("items")])):
        yield from _nodes(inner)


def test_the_schema_is_one_of_json_schema_2020_12() -> None:
    schema = exchange.schema()
    nodes = list(_nodes(schema))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema)) == schema
    assert {word for node in nodes for word in node} == VOCABULARY
    referred = {node["$ref"] for node in nodes if "$ref" in node}
    assert referred == {f"#/$defs/{name}" for name in schema["$defs"]}
    assert {node["format"] for node in nodes if "format" in node} == {"date"}


def test_the_schema_names_every_field_of_the_tree_and_allows_no_other() -> None:
    schema = exchange.schema()
    objects = {"Document": schema, **schema["$defs"]}
    fields = {
        name: list(part["properties"]) for name, part in objects.items() if "properties" in part
    }
    assert fields == {shape.__name__: list(shape.model_fields) for shape in Part.__subclasses__()}
    assert {part["additionalProperties"] for part in objects.values() if "properties" in part} == {
        False
    }
    assert schema["required"] == ["format", "council", "code", "meeting"]


def test_what_is_expected_is_told_as_codes_alone() -> None:
    spoiled = content(proposal(1))
    spoiled["meeting"]["held"] = "maybe"
    with pytest.raises(exchange.Faults) as found:
        exchange.read(raw(spoiled))
    [fault] = found.value.faults
    assert fault.values["expected"] == "'planned', 'held', 'cancelled', 'postponed'"
