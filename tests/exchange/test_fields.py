"""The kinds of value: what is taken, what is refused, and what is cleaned at the door."""

import pytest

from tests.everything import everything
from tests.exchange.wrongs import faults_with
from tests.factories import raw
from tracker import exchange

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
CONTROLS = "".join(map(chr, range(9))) + "\x0e\x1b\x7f\x80\x9f"


@pytest.mark.parametrize("day", ["1404-02-06", "1300-01-01", "1499-12-29"])
def test_a_jalali_day_is_told_apart(day: str) -> None:
    assert faults_with(day, "meeting", "day") == [("meeting.day", "jalali_day")]


@pytest.mark.parametrize("day", ["1920-12-31", "2122-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_in_a_far_year_is_refused(day: str) -> None:
    assert faults_with(day, "meeting", "day") == [("meeting.day", "far_day")]


@pytest.mark.parametrize("day", ["1921-01-01", "2121-12-31", "2024-02-29"])
def test_any_other_day_is_taken(day: str) -> None:
    assert faults_with(day, "meeting", "day") == []


@pytest.mark.parametrize(
    "day",
    [20250426, 1745625600, "1745625600", "", "2025-4-26", "26/04/2025", "2025-04-26T00:00:00",
     "۲۰۲۵-۰۴-۲۶", "2025-W17-6", "20250426  ", True, None, [], {}, 1.5],
)  # fmt: skip
def test_what_is_not_written_as_a_day_is_refused(day: object) -> None:
    assert faults_with(day, "meeting", "day") == [("meeting.day", "not_a_day")]


@pytest.mark.parametrize("day", ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31"])
def test_a_day_that_does_not_exist_is_refused(day: str) -> None:
    [(place, _)] = faults_with(day, "meeting", "day")
    assert place == "meeting.day"


@pytest.mark.parametrize("at", ["24:00", "25:00", "12:60", "29:59"])
def test_a_time_that_no_clock_shows_is_refused(at: str) -> None:
    assert faults_with(at, "meeting", "starts_at") == [("meeting.starts_at", "not_a_clock_time")]


@pytest.mark.parametrize(
    "at", ["12", "1:05", "12:05:00", "12:05Z", "۱۲:۰۵", "noon", "", 12, 1205, True, 43_500.0]
)
def test_what_is_not_written_as_a_clock_time_is_refused(at: object) -> None:
    assert faults_with(at, "meeting", "starts_at") == [("meeting.starts_at", "not_a_clock_time")]


@pytest.mark.parametrize("at", ["00:00", "23:59", None])
def test_any_time_of_the_day_or_none_is_taken(at: str | None) -> None:
    assert faults_with(at, "meeting", "starts_at") == []


@pytest.mark.parametrize("value", ["true", "yes", "on", "", 0, 1, 1.0, None])
def test_only_true_and_false_are_true_or_false(value: object) -> None:
    assert faults_with(value, "meeting", "approximate") == [("meeting.approximate", "bool_type")]
    told = faults_with(value, "proposals", 0, "continuing")
    assert told == [("proposals[0].continuing", "bool_type")]


@pytest.mark.parametrize("value", ["1", "۱", 1.0, True, None])
def test_only_a_whole_number_is_a_number(value: object) -> None:
    told = faults_with(value, "proposals", 0, "number")
    assert told == [("proposals[0].number", "int_type")]


@pytest.mark.parametrize(
    ("value", "code"),
    [(0, "greater_than_equal"), (-1, "greater_than_equal"), (1000, "less_than_equal")],
)
def test_a_count_goes_from_1_to_999(value: int, code: str) -> None:
    assert faults_with(value, "organizations", 1, "seats") == [("organizations[1].seats", code)]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "/report", "ftp://x.org", "x"],
)
def test_an_address_begins_with_http_or_https(address: str) -> None:
    told = faults_with(address, "meeting", "source", "address")
    assert told == [("meeting.source.address", "not_an_address")]


def test_an_address_has_at_most_2000_characters() -> None:
    address = "https://example.org/".ljust(2000, "a")
    assert faults_with(address, "meeting", "source", "address") == []
    [(place, _)] = faults_with(address + "a", "meeting", "source", "address")
    assert place == "meeting.source.address"


def test_a_line_has_at_most_300_characters_and_a_text_20000() -> None:
    assert faults_with("ا" * 300, "meeting", "title") == []
    assert faults_with("ا" * 20_000, "statements", 0, "text") == []
    [(line, _)] = faults_with("ا" * 301, "meeting", "title")
    [(text, _)] = faults_with("ا" * 20_001, "statements", 0, "text")
    assert (line, text) == ("meeting.title", "statements[0].text")


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", BIDI, CONTROLS, "\u200c\u200c", "\u200b", "\u2060\u00ad", "\u3164"]
)
def test_a_text_of_nothing_that_can_be_seen_is_refused(text: str) -> None:
    [(title, _)] = faults_with(text, "meeting", "title")
    [(said, _)] = faults_with(text, "statements", 0, "text")
    assert (title, said) == ("meeting.title", "statements[0].text")


@pytest.mark.parametrize("text", [["a"], {"a": 1}, 1, True, None])
def test_what_is_not_a_text_is_refused(text: object) -> None:
    assert faults_with(text, "meeting", "title") == [("meeting.title", "string_type")]


def test_control_and_bidi_characters_are_taken_out_and_letters_stay_as_typed() -> None:
    whole = everything()
    whole["meeting"]["title"] = f"  {BIDI}جلسهٔ{CONTROLS}\t\nكميسيون ‌می‌شود ۱۲٣4{BIDI} "
    whole["statements"][0]["text"] = f"\ufeffیک\r\nدو{BIDI}\n\nسه {CONTROLS}"
    read = exchange.read(raw(whole))
    assert read.meeting.title == "جلسهٔ كميسيون ‌می‌شود ۱۲٣4"
    assert read.statements[0].text == "یک\nدو\n\nسه"


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "=HYPERLINK(\"x\")", "'; DROP TABLE proposal; --", "{{ 7*7 }}",
     "%s %(x)s {0}", "\\u202e", "& &amp; \" '", "../../etc/passwd", "😀𐍈"],
)  # fmt: skip
def test_hostile_text_is_kept_as_text(text: str) -> None:
    whole = everything()
    whole["meeting"]["title"] = whole["statements"][0]["text"] = text
    read = exchange.read(raw(whole))
    assert (read.meeting.title, read.statements[0].text) == (text, text)
    assert exchange.read(exchange.write(read).encode()) == read


@pytest.mark.parametrize(
    ("value", "steps", "place"),
    [
        ("nowhere", ("meeting", "kind"), "meeting.kind"),
        ("HELD", ("meeting", "held"), "meeting.held"),
        ("", ("attendance", 1, "presence"), "attendance[1].presence"),
        ("Recorded", ("proposals", 0, "events", 0, "status"), "proposals[0].events[0].status"),
        (None, ("organizations", 0, "name"), "organizations[0].name"),
    ],
)
def test_a_word_outside_the_vocabulary_is_refused(
    value: object, steps: tuple[str | int, ...], place: str
) -> None:
    assert [told for told, _ in faults_with(value, *steps)] == [place]
