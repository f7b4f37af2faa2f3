"""How long the report of a month with 2,000 proposals takes: its page, its lines, its workbook.

python -m tests.bench.reports
"""

import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient

from tests.factories import document, event, meeting, proposal, published, step
from tracker.exchange import Document
from tracker.queries.months import Month
from tracker.settings import Settings
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.web import create_app

MONTH = Month(1404, 2)
PROPOSALS, TOGETHER, ROUNDS = 2_000, 80, 5
TEXT = "پیاده‌روهای خیابان اصلی مناسب‌سازی شود و چراغ‌های آن شب‌ها روشن بماند؛ " * 3


def month() -> list[Document]:
    """Return meetings of one month with many proposals: assigned, extended, claimed, closed."""
    found = []
    for start in range(0, PROPOSALS, TOGETHER):
        day = MONTH.since + timedelta(days=start // TOGETHER)
        life = [
            step("recorded", day),
            step("assigned", day, organization=f"ادارهٔ {start % 37}", due_on="2025-06-10"),
            event("extension", day, due_on="2025-06-15"),
            step("in_progress", day),
            step("done_claimed", day),
        ]
        told = [
            proposal(number, *life[: 1 + number % 5], text=f"{TEXT} {start + number}")
            for number in range(1, TOGETHER + 1)
        ]
        found.append(document(*told, day=day, meeting=meeting(day)))
    return found


def reader(home: Path) -> FlaskClient:
    """Return a client of a store with that month, whose events were entered in it."""
    url = f"sqlite:///{home}/store.db"
    migrate.upgrade(connect(url))
    with writing(connect(url)) as session:
        published(session, *month(), at=MONTH.closes - timedelta(days=1))
    return create_app(Settings(home=home, database_url=url)).test_client()


def seconds(client: FlaskClient, address: str) -> float:
    """Return how long an address takes at best: seconds of the processor, not of the clock."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        assert len(client.get(address).data) > 10_000
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """Print how long the page and the files take, beside what they may."""
    with TemporaryDirectory() as home:
        client = reader(Path(home))
        for end, most in (("", 0.3), (".csv", 0.3), (".xlsx", 0.5)):
            taken = seconds(client, f"/reports/1404/02{end}")
            print(f"/reports/1404/02{end}: {taken:.3f} s (at most {most})")  # noqa: T201


if __name__ == "__main__":
    main()
