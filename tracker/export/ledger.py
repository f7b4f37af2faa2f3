"""A council's ledger as JSON lines: what anybody needs to check it without trusting us."""

from collections.abc import Iterable
from typing import IO

from tracker.exchange.wire import compact
from tracker.queries.ledger import Entry


def write(file: IO[bytes], slug: str, entries: Iterable[Entry]) -> None:
    """Write a chain, one entry a line, the oldest first."""
    for entry in entries:
        line = {"council": slug, **entry._asdict()}
        file.write(f"{compact(line)}\n".encode())
