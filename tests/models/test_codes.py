"""Codes: given, checked, and read however they are typed."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from tracker.models import codes
from tracker.models.codes import Typed, readings, typed

ONE = {"قدس": "QDS"}
TWO = {**ONE, "شهر ری": "REY"}
DAY = date(2025, 4, 26)
MEETING = "QDS-1404-02-06"
THIRD = "QDS-1404-02-06-034"
DIGITS = "14040206034"


def test_a_meeting_is_named_by_its_council_and_its_jalali_day() -> None:
    assert codes.meeting_code("QDS", DAY) == MEETING
    assert codes.meeting_code("QDS", DAY, sitting=2) == "QDS2-1404-02-06"
    assert codes.meeting_code("QDS", DAY, sitting=1) == MEETING


@pytest.mark.parametrize(("number", "ending"), [(1, "016"), (2, "027"), (3, "034"), (4, "042")])
def test_the_four_proposals_of_the_origin_case_have_their_codes(number: int, ending: str) -> None:
    assert codes.proposal_code(MEETING, number) == f"{MEETING}-{ending}"


def test_the_check_digit_of_a_second_sitting_covers_its_number() -> None:
    assert codes.proposal_code("QDS2-1404-02-06", 3) == "QDS2-1404-02-06-031"


def test_the_table_is_a_quasigroup_with_an_empty_diagonal() -> None:
    rows = [set(row) for row in codes.DAMM]
    columns = [set(column) for column in zip(*codes.DAMM, strict=True)]
    assert rows == columns == [set("0123456789")] * 10
    assert "".join(codes.DAMM[n][n] for n in range(10)) == "0" * 10


def test_a_number_with_its_check_digit_checks_to_nought() -> None:
    assert codes.check_digit(DIGITS) == "0"
    assert codes.check_digit("") == "0"


def test_every_single_wrong_digit_is_found() -> None:
    for place, right in enumerate(DIGITS):
        for digit in sorted(set("0123456789") - {right}):
            assert codes.check_digit(DIGITS[:place] + digit + DIGITS[place + 1 :]) != "0"


def test_every_swap_of_neighbours_is_found() -> None:
    for place, (left, right) in enumerate(pairwise(DIGITS)):
        swapped = DIGITS[:place] + right + left + DIGITS[place + 2 :]
        assert (codes.check_digit(swapped) == "0") == (left == right)


@given(st.text("0123456789", min_size=2, max_size=12), st.data())
def test_no_number_hides_a_swap_or_a_wrong_digit(number: str, data: st.DataObject) -> None:
    sound = number + codes.check_digit(number)
    place = data.draw(st.integers(0, len(sound) - 2))
    swapped = sound[:place] + sound[place + 1] + sound[place] + sound[place + 2 :]
    wrong = sound[:place] + str((int(sound[place]) + 1) % 10) + sound[place + 1 :]
    assert (codes.check_digit(swapped) == "0") == (swapped == sound)
    assert codes.check_digit(wrong) != "0"


@pytest.mark.parametrize("number", [1, 99])
def test_a_code_gives_its_meeting_and_its_prefix_back(number: int) -> None:
    for meeting in (MEETING, "QDS2-1404-02-06"):
        assert codes.prefix_of(meeting) == "QDS"


@pytest.mark.parametrize(
    "code",
    ["", "QDS", "qds-1404-02-06", "Q-1404-02-06", "QDSABC-1404-02-06", "QDS1-1404-02-06",
     "QDS-1404-2-6", "QDS-1404-13-01", "QDS-1404-00-01", "QDS-1404-07-31", "QDS-1404-12-30",
     "QDS-1204-02-06", "QDS-1504-02-06", "QDS-۱۴۰۴-02-06", MEETING + "\n", " " + MEETING],
)  # fmt: skip
def test_what_is_no_meeting_code_is_refused(code: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        codes.checked_meeting(code)
    assert refused.value.type == "not_a_meeting_code"


@pytest.mark.parametrize("code", [MEETING, "QDS9-1404-02-06", "AB-1399-12-30", "ABCDE-1499-12-29"])
def test_a_meeting_code_of_a_day_that_exists_is_taken(code: str) -> None:
    assert codes.checked_meeting(code) == code


@pytest.mark.parametrize(
    "code", [MEETING, THIRD[:-1] + "5", THIRD[:-1], THIRD + "0", "QDS-1404-02-06-000", THIRD + "\n"]
)
def test_what_is_no_proposal_code_is_refused(code: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        codes.checked_proposal(code)
    assert refused.value.type == "not_a_proposal_code"


def test_a_proposal_code_of_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PydanticCustomError):
        codes.checked_proposal(codes.proposal_code("QDS-1404-12-30", 1))


@pytest.mark.parametrize(
    "text",
    [THIRD, "qds-1404-02-06-034", "QDS۱۴۰۴۰۲۰۶۰۳۴", "QDS ۱۴۰۴/۰۲/۰۶ - ۰۳۴", "QDS.1404.02.06.034",
     "QDS_1404_02_06_034", "قدس-۱۴۰۴-۰۲-۰۶-۰۳۴", "قدس ١٤٠٤٠٢٠٦٠٣٤", "14040206034", "۱۴۰۴۰۲۰۶-۰۳۴",
     "  QDS–1404—02‑06−034  ", "\u200eQDS-1404-02-06-034\u200f", "QDS-1404-02-0603-4",
     "قـدس ۱۴۰۴۰۲۰۶۰۳۴", "https://:QDS/1404/02/06/034"[8:]],
)  # fmt: skip
def test_a_code_is_read_in_any_digits_and_with_any_separators_or_none(text: str) -> None:
    assert typed(text, ONE) == Typed(THIRD, is_proposal=True, sound=True)


@pytest.mark.parametrize(
    "text",
    ["کد پیگیری: QDS-1404-02-06-034", "code QDS14040206034", "Code: 1404-02-06-034",
     "شمارهٔ پیشنهاد ۱۴۰۴۰۲۰۶۰۳۴", "کد پیگیری:۱۴۰۴/۰۲/۰۶/۰۳۴", "کد قدس-۱۴۰۴۰۲۰۶۰۳۴",
     "http://127.0.0.1:8000/p/QDS-1404-02-06-034", "درباره QDS-1404-02-06-034، لطفاً ۲ روزه",
     "ＱＤＳ－１４０４－０２－０６－０３４", "qds１４０４０２０６０３４",
     "گزارش قدس ۱۴۰۴۰۲۰۶۰۳۴ چه شد؟"],
)  # fmt: skip
def test_a_code_is_read_behind_a_label_among_words_and_in_wide_letters(text: str) -> None:
    assert typed(text, ONE) == Typed(THIRD, is_proposal=True, sound=True)


@pytest.mark.parametrize(
    "text", ["QDS-1404-02-06-03", "1404020603", "کد ۱۴۰۴۰۲۰۶۰۳", "qds1404020603"]
)
def test_a_check_digit_that_was_left_out_is_worked_out(text: str) -> None:
    assert typed(text, ONE) == Typed(THIRD, is_proposal=True, sound=True)


def test_ten_digits_of_no_day_are_no_code() -> None:
    assert [typed(digits, ONE) for digits in ("1404134003", "1404000003", "1404123001")] == [
        None
    ] * 3


def test_a_label_does_not_hide_the_council_that_is_called_so() -> None:
    assert typed("no-1404-02-06", {"نو": "NO"}) == Typed("NO-1404-02-06", False, True)


@pytest.mark.parametrize(
    "text",
    ["گزارش تهران ۱۴۰۴۰۲۰۶۰۳۴ چه شد", "QDS-1404-02-06-034 و QDS-1404-02-06-016",
     "از QDS تا ۱۴۰۴-۰۲-۰۶ در ۲ روز"],
)  # fmt: skip
def test_words_that_name_no_council_of_the_store_or_two_codes_are_no_code(text: str) -> None:
    assert readings(text, ONE) == []


def test_where_no_council_is_named_the_code_of_each_is_meant() -> None:
    both = [Typed(f"{prefix}-1404-02-06-034", True, True) for prefix in ("QDS", "REY")]
    assert readings("کد ۱۴۰۴۰۲۰۶۰۳۴", TWO) == readings("14040206034", TWO) == both
    assert readings("14040206034", {}) == readings("تهران ۱۴۰۴۰۲۰۶۰۳۴", TWO) == []


def test_eight_digits_are_a_meeting() -> None:
    assert typed("۱۴۰۴/۰۲/۰۶", ONE) == Typed(MEETING, is_proposal=False, sound=True)


def test_one_digit_more_in_front_is_the_sitting() -> None:
    assert typed("QDS2 1404 02 06", ONE) == Typed("QDS2-1404-02-06", is_proposal=False, sound=True)
    assert typed("قدس۲ ۱۴۰۴۰۲۰۶۰۳۱", TWO) == Typed("QDS2-1404-02-06-031", True, True)
    assert typed("21404020603 1", ONE) == Typed("QDS2-1404-02-06-031", True, True)


def test_a_sitting_of_nought_or_one_is_not_read() -> None:
    assert [typed(f"QDS{sitting}-1404-02-06", ONE) for sitting in "01"] == [None, None]


def test_a_wrong_check_digit_is_read_and_told() -> None:
    assert typed("1404-02-06-035", ONE) == Typed(THIRD[:-1] + "5", is_proposal=True, sound=False)


def test_the_prefix_may_be_left_out_only_where_there_is_one_council() -> None:
    assert typed("14040206034", TWO) is None
    assert typed("14040206034", {}) is None
    assert typed("شهر ری ۱۴۰۴۰۲۰۶", TWO) == Typed("REY-1404-02-06", False, True)
    assert typed("شهرري ۱۴۰۴۰۲۰۶", TWO) == Typed("REY-1404-02-06", False, True)


def test_the_prefix_of_an_unknown_council_is_read_as_typed() -> None:
    assert typed("abc-1404-02-06", ONE) == Typed("ABC-1404-02-06", False, True)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "سلام", "QDS", "1404", "1404020", "140402060", "1404-02-06-0345-6", "تهران14040206",
     "A-1404-02-06", "ABCDEF-1404-02-06", "QDS-2025-04-26", "QDS-1504-02-06", "1" * 100_000,
     "۱" * 8, "ا" * 100_000, "१४०४०२०६", "¹⁴⁰⁴⁰²⁰⁶", "\x00" * 11, "'; DROP TABLE proposal; --"],
)  # fmt: skip
def test_what_is_no_code_is_not_read(text: str) -> None:
    assert typed(text, ONE) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_not_and_never_breaks(text: str) -> None:
    found = typed(text, TWO)
    assert (
        found is None or codes.PROPOSAL.fullmatch(found.code) or codes.MEETING.fullmatch(found.code)
    )
