"""The words of a report: every number and column has its own, and no sign turns a line round."""

import pytest

from tests.factories import TODAY
from tracker.export import report_columns as tables
from tracker.export.reports import Part, measures, table
from tracker.models.proposals import Status
from tracker.queries.month_end import MonthEnd
from tracker.queries.months import Month, Tally
from tracker.queries.reports import Figures, Report
from tracker.web.filters import word
from tracker.web.words import reports

MONTH = Month(1404, 2)
pytestmark = pytest.mark.usefixtures("request_context")


def report(tally: Tally, *, so_far: bool = False) -> Report:
    """Return the report of a month in which this happened."""
    now = Figures(tally, MonthEnd([], []))
    return Report(MONTH, TODAY, so_far, now, now, [tally], MONTH)


def test_every_number_has_a_name_of_its_own() -> None:
    names = reports.measure_names()
    keys = measures(report(Tally(MONTH)).now)
    assert set(keys) <= set(names)
    assert len({names[key] for key in keys}) == len(keys)


def test_every_column_of_every_table_has_a_heading() -> None:
    columns = (
        *tables.TOTALS,
        *tables.MEETINGS,
        *tables.BODIES,
        *tables.LINES,
        *tables.LATE_ENTRIES,
    )
    assert {key for key, *_ in columns} == set(reports.COLUMNS)
    words = reports.export_words(word, "http://localhost/p/")
    assert set(words.tables) == set(Part)
    assert words.columns["due_on"] == "مهلت"
    assert words.gregorian.format(heading="مهلت") == "مهلت (میلادی)"
    assert words.word(Status.VERIFIED) == "تأیید و خاتمه‌یافته"


def test_no_table_has_two_columns_of_one_name() -> None:
    words = reports.export_words(word, "")
    for part in Part:
        made = table(part, report(Tally(MONTH)), words, meetings=(), lines=(), late_entries=())
        assert len(set(made.headings)) == len(made.headings)


@pytest.mark.parametrize(
    ("number", "before", "said"), [(5, 3, "۲ بیشتر"), (3, 5, "۲ کمتر"), (3, 3, "بی‌تغییر")]
)
def test_a_change_is_told_in_words_without_a_sign(number: int, before: int, said: str) -> None:
    assert reports.change(number, before) == said


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(MONTH), "جلسه‌ای برگزار نشد، پیشنهادی نرسید و هیچ پیشنهادی به پایان نرسید."),
        (
            Tally(MONTH, meetings=1, new=1, outcomes={Status.MERGED: 1}),
            "۱ جلسه برگزار شد، ۱ پیشنهاد رسید و ۱ پیشنهاد به پایان رسید.",
        ),
        (
            Tally(MONTH, meetings=2, new=30, outcomes={Status.MERGED: 1, Status.VERIFIED: 2}),
            "۲ جلسه برگزار شد، ۳۰ پیشنهاد رسید و ۳ پیشنهاد به پایان رسید.",
        ),
    ],
)
def test_a_month_is_told_in_one_sentence(tally: Tally, said: str) -> None:
    assert reports.summary(report(tally)) == f"در این ماه {said}"
    assert reports.summary(report(tally, so_far=True)) == f"تا امروز در این ماه {said}"
