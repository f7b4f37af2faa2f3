"""How fast a store is held against its ledger, and in how much memory."""

import resource
import subprocess
import sys
import time

from tracker.store.engine import connect, reading
from tracker.verify import whole

# What is folded and compared: an entry of the ledger, a row of the record.
FOLDED = ("ledger_entry", "meeting", "attendance", "statement", "proposal", "proposal_event")


def told(url: str) -> tuple[float, float, int]:
    """Return rows a second, megabytes at most, and how many rows; in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.verifying", url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    rate, memory, rows = done.stdout.split()
    return float(rate), float(memory), int(rows)


def main() -> None:
    """Verify the store that is named, and print the figures."""
    with reading(connect(sys.argv[1])) as session:
        connection = session.connection()
        counts = [connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar() for t in FOLDED]
        rows = sum(count or 0 for count in counts)
        began = time.process_time()
        whole.check(session)
        taken = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows / taken:.0f} {memory:.0f} {rows}")  # noqa: T201


if __name__ == "__main__":
    main()
