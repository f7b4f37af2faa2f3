"""How long a follow-up takes over HTTP, and what becomes of many at once.

    python -m tests.bench.follow_up

A server of its own, a store of its own (synchronous=FULL), browsers that keep their connection.
Each save is committed and synced before its 303 arrives.
"""

import http.client
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

from sqlmodel import select

from tests.factories import NOW, document, published
from tests.following import BODIES, DOING, S, asked, way_to
from tests.proof import serving
from tracker import clock
from tracker.domain import sign_ins
from tracker.models import Account, AccountRole, Council, Proposal
from tracker.store import migrate
from tracker.store.engine import connect, writing
from tracker.web.login import COOKIE

PROPOSALS, SAVES, WRITERS, RACERS, ROUNDS = 40, 300, 8, 20, 10
SEEN = re.compile(r'name="seen" value="(\d+)"')


class Desk:
    """A signed-in browser that keeps its connection to the server."""

    def __init__(self, host: str, token: str) -> None:
        self.connection = http.client.HTTPConnection(host)
        self.cookie = {"Cookie": f"{COOKIE}={token}"}
        self.csrf = ""

    def seen(self, proposal: int) -> str:
        """Return the last event of a proposal, as its form holds it."""
        self.connection.request("GET", address(proposal) + "?step=comment", headers=self.cookie)
        page = self.connection.getresponse().read().decode()
        self.csrf = serving.CSRF.findall(page)[-1]
        found: str = SEEN.findall(page)[0]
        return found

    def save(self, proposal: int, seen: str) -> tuple[int, str]:
        """Send a follow-up; return the status and the event that was made."""
        fields = {
            "csrf_token": self.csrf,
            "seen": seen,
            "step": "comment",
            "do": "save",
            "text": "یادداشتی دربارهٔ پیشرفت کار",
            "happened_on": "امروز",
            "channel": "phone",
            "certainty": "claimed",
        }
        headers = {**self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST", address(proposal), urlencode(fields), headers)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status, (answer.getheader("Location") or "").rpartition("=")[2]


def address(proposal: int) -> str:
    """Return where a proposal is followed up."""
    return f"/desk/proposals/{proposal}/follow-up"


@contextmanager
def served(home: Path) -> Iterator[tuple[str, str, list[int]]]:
    """Serve a new store; yield host and port, a session's token, and the ids of proposals."""
    store = home / "store.db"
    engine = connect(f"sqlite:///{store}")
    migrate.upgrade(engine)
    with writing(engine) as session:
        several = [asked(n, *way_to(DOING)) for n in range(1, PROPOSALS + 1)]
        published(session, document(*several, organizations=BODIES))
        council = session.exec(select(Council)).one()
        account = Account(
            council_id=council.id or 0,
            login="secretary",
            name="دبیر",
            password_hash="-",
            created_at=NOW,
        )
        session.add(account)
        session.flush()
        row = AccountRole(council_id=account.council_id, account_id=account.id or 0, role=S)
        session.add(row)
        token = sign_ins.begin(session, account, at=clock.now())
        ids = [number or 0 for number in session.exec(select(Proposal.id))]
        session.commit()
    with serving.served(f"sqlite:///{store}") as where:
        yield where.removeprefix("http://"), token, ids


def one_writer(host: str, token: str, proposals: list[int]) -> list[float]:
    """Save one after the other, in turn; return how many milliseconds each took, sorted."""
    desk, times = Desk(host, token), list[float]()
    seen = {proposal: desk.seen(proposal) for proposal in proposals}
    for proposal in (proposals * SAVES)[:SAVES]:
        began = time.perf_counter()
        status, seen[proposal] = desk.save(proposal, seen[proposal])
        times.append((time.perf_counter() - began) * 1000)
        assert status == 303, status
    return sorted(times)


def many_writers(host: str, token: str, proposals: list[int]) -> Counter[int]:
    """Save from several at once, each another proposal; return how often each status came."""

    def write(proposal: int) -> Counter[int]:
        desk, found = Desk(host, token), Counter[int]()
        seen = desk.seen(proposal)
        for _ in range(SAVES // WRITERS):
            status, seen = desk.save(proposal, seen)
            found[status] += 1
        return found

    with ThreadPoolExecutor(len(proposals)) as pool:
        return sum(pool.map(write, proposals), Counter())


def racers(host: str, token: str, proposal: int) -> Counter[int]:
    """Send the same stale form from many at once; return how often each status came."""
    seen, start = Desk(host, token).seen(proposal), Barrier(RACERS)

    def race(_: int) -> int:
        desk = Desk(host, token)
        desk.seen(proposal)
        start.wait()
        return desk.save(proposal, seen)[0]

    with ThreadPoolExecutor(RACERS) as pool:
        return Counter(pool.map(race, range(RACERS)))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home, served(Path(home)) as (host, token, proposals):
        times = one_writer(host, token, proposals)
        p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
        print(f"one writer, {SAVES} saves: p50 {p50:.1f} ms, p99 {p99:.1f} ms")  # noqa: T201
        print(f"{WRITERS} writers: {dict(many_writers(host, token, proposals[:WRITERS]))}")  # noqa: T201
        for _ in range(ROUNDS):
            print(f"{RACERS} stale at once: {dict(racers(host, token, proposals[0]))}")  # noqa: T201


if __name__ == "__main__":
    main()
