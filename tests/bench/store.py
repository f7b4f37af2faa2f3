"""Fill a store with invented records, by the same way as `tracker import` does.

    python -m tests.bench.store PATH --councils 100 --proposals 100000 --seed 1

All tables and the ledger: a meeting has 8 attendances, 8 statements and 4 proposals with 4 events
each; a council has some bodies, and people who hold offices in them.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from tests.bench.words import Speaker
from tests.factories import DAY, NOW, TODAY, Content, council, event, meeting, proposal, raw, step
from tracker.domain.documents import take_in
from tracker.exchange import Document, read
from tracker.models.codes import meeting_code
from tracker.store import migrate
from tracker.store.engine import connect, writing

OF_MEETING, TOGETHER = 4, 100
BODIES = ("شهرداری", "ادارهٔ آب", "ادارهٔ برق", "فرمانداری", "بهزیستی")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def prefix(number: int) -> str:
    """Return the prefix of the codes of one of up to 15,600 councils."""
    return f"Q{LETTERS[number // 676]}{LETTERS[number // 26 % 26]}{LETTERS[number % 26]}"


def documents(councils: int, proposals: int, seed: int) -> Iterator[Document]:
    """Yield the meetings of all councils, those of one week of all councils together."""
    speaker = Speaker(seed)
    sittings = max(1, proposals // OF_MEETING // councils)
    for sitting in range(sittings):
        day = DAY - timedelta(days=sittings - 1 - sitting)
        for number in range(councils):
            yield read(raw(_content(speaker, prefix(number), day)))


def fill(url: str, councils: int, proposals: int, seed: int) -> int:
    """Create a store and fill it; return how many meetings it holds."""
    engine = connect(url)
    migrate.upgrade(engine)
    count = 0
    told = documents(councils, proposals, seed)
    while together := list(islice(told, TOGETHER)):
        with writing(engine) as session:
            take_in(session, together, today=TODAY, at=NOW + timedelta(seconds=count))
            session.commit()
        count += len(together)
    with writing(engine) as session:
        session.connection().exec_driver_sql("ANALYZE")
        session.commit()
    engine.dispose()
    return count


def _content(speaker: Speaker, whose: str, day: date) -> Content:
    people = [f"{speaker.one_of(('مینا', 'سارا', 'رضا', 'علی'))} {whose} {n}" for n in range(8)]
    return {
        "format": "civic-meeting/1",
        "council": council(whose),
        "code": meeting_code(whose, day),
        "meeting": meeting(day, title=speaker.text(3, 6), body=f"شورای {whose}"),
        "organizations": [{"name": name, "classification": "department"} for name in BODIES],
        "people": [
            {"name": people[0], "memberships": [{"organization": BODIES[0], "role": "رئیس"}]}
        ],
        "attendance": [{"person": name} for name in people],
        "statements": [
            {"speaker": name, "verb": "گفت", "text": speaker.text(20, 60)} for name in people
        ],
        "proposals": [
            proposal(number, *_life(speaker, day), text=speaker.text(25, 80))
            for number in range(1, OF_MEETING + 1)
        ],
    }


def _life(speaker: Speaker, day: date) -> list[Content]:
    """Return four events of a proposal, of one of some ways that it may go."""
    later = [day + timedelta(days=days) for days in (7, 30, 60)]
    days = [min(each, TODAY) for each in later]
    due = (days[2] + timedelta(days=30)).isoformat()
    given = step("assigned", days[0], organization=speaker.one_of(BODIES), due_on=due)
    ways = (
        [given, step("in_progress", days[1]), step("done_claimed", days[2])],
        [given, step("in_progress", days[1]), event("progress", days[2], text="در دست کار")],
        [given, step("done_claimed", days[1]), step("verified", days[2])],
        [step("under_review", days[0]), event("comment", days[1]), event("comment", days[2])],
    )
    return [step("recorded", day), *speaker.chance.choice(ways)]


def main() -> None:
    """Fill a store at a path, and say how long it took."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("path", type=Path)
    for name, usual in (("councils", 100), ("proposals", 100_000), ("seed", 1)):
        asked.add_argument(f"--{name}", type=int, default=usual)
    told = asked.parse_args()
    began = time.perf_counter()
    count = fill(f"sqlite:///{told.path}", told.councils, told.proposals, told.seed)
    taken = time.perf_counter() - began
    print(f"{count} meetings in {taken:.0f} s, {count / taken:.0f} a second")  # noqa: T201


if __name__ == "__main__":
    main()
