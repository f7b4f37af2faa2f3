"""What is wrong with bytes that are no JSON: which kind of trouble, and where."""

import re

import pytest

from tracker.exchange import Fault, Faults, read
from tracker.exchange.syntax import TROUBLES, syntax_fault
from tracker.web.words import SENTENCES, sentence, translation


def test_every_trouble_has_a_whole_persian_sentence_with_line_and_column() -> None:
    persian = translation("fa").gettext
    for code in {code for _, code in TROUBLES} | {"json_invalid"}:
        told = sentence(code, {"line": 3, "column": 14}, persian)
        assert told != SENTENCES[code]
        assert set(re.findall("[A-Za-z]+", told)) <= {"JSON", "UTF", "n"}
        assert re.findall(r"\d+", told.replace("UTF-8", "")) == ["3", "14"]


@pytest.mark.parametrize(
    ("raw", "column", "told"),
    [(b'{"a":}', 6, 6), ('{"عنوان":}'.encode(), 15, 10), (b"", 0, 1), (b'"\xff', 2, 1)],
)
def test_a_column_counts_characters_from_one(raw: bytes, column: int, told: int) -> None:
    fault = syntax_fault(f"expected value at line 1 column {column}", raw)
    assert fault == Fault("", "json_invalid", {"line": 1, "column": told})


def test_what_ends_a_line_belongs_to_it() -> None:
    error = "control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0"
    fault = syntax_fault(error, b'{"a":"x\ny"}')
    assert fault == Fault("", "json_line_break", {"line": 1, "column": 7})


def test_words_of_a_parser_that_we_do_not_know_are_told_as_no_json() -> None:
    fault = syntax_fault("something new", b"{")
    assert fault == Fault("", "json_invalid", {"line": 1, "column": 1})


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_what_windows_calls_unicode_is_told_as_no_utf8(coding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    raw = marks.get(coding, b"") + '{"format": "x"}'.encode(coding)
    with pytest.raises(Faults) as caught:
        read(raw)
    assert caught.value.faults == [Fault("", "json_not_utf8", {"line": 1, "column": 1})]
