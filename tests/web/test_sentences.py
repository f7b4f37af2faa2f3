"""The plain sentence of a proposal."""

from datetime import timedelta
from typing import Any

import pytest

from tests.web.test_ruler import START, after, row
from tracker.models.proposals import NotDoneReason, Status
from tracker.web.sentences import said
from tracker.web.timeline import LastStep

pytestmark = pytest.mark.usefixtures("request_context")

NOBODY: dict[str, Any] = {"responsible": None, "responsible_since": None, "due_on": None}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"status": Status.RECORDED, **NOBODY},
            "این پیشنهاد ثبت شده است. هنوز پیگیری‌ای در اینجا ثبت نشده است:"
            " مسئول و مهلتی هم برای آن تعیین نشده.",
        ),
        (
            {"status": Status.UNDER_REVIEW, **NOBODY},
            "شورا یا کمیسیون دارد این پیشنهاد را می‌سنجد."
            " هنوز مسئول و مهلتی برای آن تعیین نشده است. آخرین خبر: ۱۱ خرداد.",
        ),
        ({}, "مسئول: شهرداری. مهلت آن ۱۸ شهریور است؛ ۵۰ روز مانده است. آخرین خبر: ۱۱ خرداد."),
        ({"due_on": after(50)}, "مسئول: شهرداری. مهلت آن امروز است، ۳۰ تیر. آخرین خبر: ۱۱ خرداد."),
        (
            {"due_on": after(38)},
            "مسئول: شهرداری. مهلت ۱۸ تیر بود و ۱۲ روز از آن گذشته است. آخرین خبر: ۱۱ خرداد.",
        ),
        (
            {"due_on": None, "no_due_reason": "پیوسته است"},
            "مسئول: شهرداری. مهلت ندارد: پیوسته است. آخرین خبر: ۱۱ خرداد.",
        ),
        (
            {"status": Status.DONE_CLAIMED},
            "شهرداری اعلام کرده که انجام شده است؛ هنوز کسی تأیید نکرده است. آخرین خبر: ۱۱ خرداد.",
        ),
        (
            {"status": Status.DONE_CLAIMED, "disputed": True},
            "شهرداری اعلام کرده که انجام شده است. کسی از خواهندگان آن به این اعلام اعتراض دارد."
            " آخرین خبر: ۱۱ خرداد.",
        ),
        (
            {"status": Status.VERIFIED},
            "در ۳۱ خرداد با عنوان «انجام‌شده» خاتمه یافت؛ در پرونده نیامده که کسی تأیید کرده باشد."
            " مسئول: شهرداری.",
        ),
        (
            {"responsible_since": None, "due_on": after(38)},
            "مسئول: شهرداری. مهلت ۱۸ تیر بود. آخرین خبر: ۱۱ خرداد.",
        ),
        (
            {"status": Status.NOT_DONE, "not_done_reason": NotDoneReason.INFEASIBLE, **NOBODY},
            "انجام نشد (غیرقابل اجرا) و در ۳۱ خرداد خاتمه یافت.",
        ),
        ({"status": Status.WITHDRAWN, **NOBODY}, "پیشنهاددهنده در ۳۱ خرداد آن را پس گرفت."),
        ({"status": Status.MERGED, **NOBODY}, "در ۳۱ خرداد با پیشنهاد دیگری یکی شد."),
    ],
)
def test_a_proposal_is_told_in_a_few_words(changes: dict[str, Any], sentence: str) -> None:
    assert said(row(**changes), None, LastStep(after(20)), after(50)).striptags() == sentence


def test_who_confirmed_makes_it_done() -> None:
    told = said(row(status=Status.VERIFIED), None, LastStep(after(20), confirmed=True), after(50))
    assert told.striptags() == "انجام شده و در ۳۱ خرداد تأیید شده است. مسئول: شهرداری."


def test_whom_it_awaits_is_told_until_the_day_has_passed() -> None:
    waiting = row(status=Status.IN_PROGRESS, awaiting_until=after(60))
    whom = "وزارت نیرو"
    assert (
        "تا ۹ مرداد در انتظار وزارت نیرو است."
        in said(waiting, whom, LastStep(START), after(50)).striptags()
    )
    assert (
        ". در انتظار وزارت نیرو است." in said(waiting, whom, LastStep(START), after(61)).striptags()
    )


def test_words_of_the_record_are_escaped_and_kept_apart() -> None:
    sentence = said(
        row(responsible="<i>{who}%(n)s"), "<i>", LastStep(START), START + timedelta(days=1)
    )
    assert "<bdi>&lt;i&gt;{who}%(n)s</bdi>" in sentence
    assert "<i>" not in sentence
