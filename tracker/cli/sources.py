"""Where documents lie: files, lines of files, folders; read one by one, and put in batches."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker.exchange import Document
from tracker.exchange.wire import LARGEST

LINES = (".jsonl", ".ndjson")
NAMED = (".json", *LINES)


class Raw(NamedTuple):
    """A document as it lies in a file, and where."""

    place: str
    data: bytes


class Taken(NamedTuple):
    """A document that could be read, and where it lies."""

    place: str
    document: Document


def raw(sources: Iterable[Path]) -> Iterator[Raw]:
    """Yield the documents of these files and folders; a folder's own, in the order of names."""
    for source in sources:
        if source.is_dir():
            found = [path for path in sorted(source.iterdir()) if _suffix(path) in NAMED]
            yield from raw(found)
        elif _suffix(source) in LINES:
            yield from _lines(source)
        else:
            yield Raw(str(source), _whole(source))


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _whole(source: Path) -> bytes:
    """Return what a file holds, or nothing where it cannot be read: that is no document either."""
    try:
        with source.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        return b""


def _lines(source: Path) -> Iterator[Raw]:
    """Yield each line that holds something; one that is too long is cut, and refused later."""
    with source.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LARGEST + 1), b""), 1):
            if line.strip() or len(line) > LARGEST:
                yield Raw(f"{source}:{number}", line)
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST + 1)


def batched(documents: Iterable[Taken], size: int) -> Iterator[list[Taken]]:
    """Yield lists of documents in which no code stands twice."""
    iterator = iter(documents)
    while batch := list(islice(iterator, size)):
        yield from _apart(batch)


def _apart(batch: list[Taken]) -> Iterator[list[Taken]]:
    codes: set[str] = set()
    together: list[Taken] = []
    for taken in batch:
        if taken.document.code in codes:
            yield together
            codes, together = set(), []
        codes.add(taken.document.code)
        together.append(taken)
    yield together
