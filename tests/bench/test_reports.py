"""A month of 2,000 proposals: its page in 0.3 s, its workbook in 0.5 s, in a process of its own.

Seconds of the processor, not of the clock: the tests may share their machine.
"""

import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.factories import document, event, meeting, proposal, published, step
from tracker.exchange import Document
from tracker.queries.months import Month
from tracker.settings import Settings
from tracker.store.engine import connect, writing
from tracker.web import create_app

MONTH = Month(1404, 2)
PROPOSALS, TOGETHER = 2_000, 80
TEXT = "پیاده‌روهای خیابان اصلی مناسب‌سازی شود و چراغ‌های آن شب‌ها روشن بماند؛ " * 3


def month() -> list[Document]:
    """Return meetings of one month with many proposals: assigned, extended, claimed, closed."""
    found = []
    for start in range(0, PROPOSALS, TOGETHER):
        day = MONTH.since + timedelta(days=start // TOGETHER)
        life = [
            step("recorded", day),
            step("assigned", day, organization=f"ادارهٔ {start % 37}", due_on="2025-05-10"),
            event("extension", day, due_on="2025-05-15"),
            step("in_progress", day),
            step("done_claimed", day),
        ]
        told = [
            proposal(number, *life[: 1 + number % 5], text=f"{TEXT} {start + number}")
            for number in range(1, TOGETHER + 1)
        ]
        found.append(document(*told, day=day, meeting=meeting(day)))
    return found


@pytest.fixture(scope="module")
def reader(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """Return a client of a store with that month, whose events were entered in it."""
    home = tmp_path_factory.mktemp("bench")
    url = f"sqlite:///{shutil.copy(empty_store, home)}"
    with writing(connect(url)) as session:
        published(session, *month(), at=MONTH.closes - timedelta(days=1))
    return create_app(Settings(home=home, database_url=url, secret_key="secret")).test_client()


@pytest.mark.parametrize(("end", "most"), [("", 0.3), (".csv", 0.3), (".xlsx", 0.5)])
def test_a_month_of_two_thousand_proposals_comes_in_time(
    reader: FlaskClient, end: str, most: float
) -> None:
    taken = []
    for _ in range(4):
        began = time.process_time()
        answer = reader.get(f"/reports/1404/02{end}")
        assert (answer.status_code, len(answer.data) > 10_000) == (200, True)
        taken.append(time.process_time() - began)
    assert min(taken) <= most
