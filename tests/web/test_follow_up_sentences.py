"""The plain sentence where follow-up adds to it: first deadlines, disputes, silence."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories import DAY, NOW, TODAY
from tracker.models.proposals import Status
from tracker.queries.proposals import ProposalRow
from tracker.web.sentences import said
from tracker.web.timeline import LastStep

pytestmark = pytest.mark.usefixtures("request_context")

ROW = ProposalRow(
    code="QDS-1404-02-06-016",
    text="پیشنهاد",
    status=Status.ASSIGNED,
    not_done_reason=None,
    continuing=False,
    responsible="شهرداری",
    responsible_id=1,
    responsible_since=DAY,
    due_on=TODAY + timedelta(days=30),
    no_due_reason=None,
    extensions=0,
    awaiting_until=None,
    disputed=False,
    last_news_on=DAY,
    raised_on=DAY,
    updated_at=NOW,
    id=1,
    first_due_on=TODAY + timedelta(days=30),
)

CLAIMED = Status.DONE_CLAIMED


def sentence(*, confirmed: bool = False, **changes: Any) -> str:
    last = LastStep(DAY, confirmed)
    return str(said(ROW._replace(**changes), None, last, TODAY).striptags())


def test_a_first_deadline_is_told_only_where_it_was_moved() -> None:
    assert "نخستین مهلت" not in sentence()
    assert "نخستین مهلت" in sentence(first_due_on=TODAY, extensions=1)
    assert "نخستین مهلت" not in sentence(due_on=None, no_due_reason="x", first_due_on=TODAY)


def test_an_end_over_a_dispute_says_so() -> None:
    assert "با وجود اعتراض" in sentence(status=Status.VERIFIED, disputed=True)
    assert "با وجود اعتراض" not in sentence(status=Status.VERIFIED)


def test_an_end_without_an_answer_names_the_day_until_which_it_was_waited_for() -> None:
    told = sentence(status=Status.VERIFIED, awaiting_until=date(2025, 9, 1))
    assert "کسی پاسخ نداد" in told
    assert "۱۰ شهریور" in told


def test_a_claim_that_was_confirmed_says_so_until_it_is_closed() -> None:
    assert "هنوز کسی تأیید نکرده" in sentence(status=CLAIMED)
    assert "یکی از پیشنهاددهندگان آن را تأیید کرده" in sentence(confirmed=True, status=CLAIMED)
    assert "اعتراض" in sentence(confirmed=True, disputed=True, status=CLAIMED)
