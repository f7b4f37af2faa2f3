"""A disk that is full and a file that may only be read, as the kernel makes them.

No success is told that is none, reads go on, and the same process writes again when it can. Both
are made in a namespace of their own: nobody needs to be root, and nothing is left behind.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.sqlite("the disk and the rights of a file")

ALONE = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]  # not root, even if we are
OWN_MOUNTS = ["unshare", "--map-root-user", "--mount"]
SMALL_DISK = 'mount -t tmpfs -o size=2m none "$1" && cp "$2" "$1" && shift 2 && exec "$@"'


class Teller:
    """A process to be told what to do."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def tell(self, line: str = "") -> str:
        """Tell it a line; return what it says."""
        assert self.process.stdin
        assert self.process.stdout
        if line:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def teller(store: Path, *inside: str) -> Iterator[Teller]:
    """Start a process on this store, by the words that put it somewhere."""
    command = [*inside, sys.executable, "-m", "tests.proof.teller", f"sqlite:///{store}"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            told = Teller(process)
            assert told.tell() == "ready"
            yield told
        finally:
            process.kill()


def fill(ballast: Path) -> None:
    """Write until no byte more goes onto the disk."""
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return


def test_a_full_disk_is_told_reads_go_on_and_writes_go_on_when_there_is_room(
    store: Path, tmp_path: Path
) -> None:
    inside = [*OWN_MOUNTS, "sh", "-c", SMALL_DISK, "sh", str(tmp_path), str(store)]
    with teller(tmp_path / store.name, *inside) as told:
        disk = Path(f"/proc/{told.process.pid}/root{tmp_path}")
        assert told.tell("write AAA") == "done"
        fill(disk / "ballast")
        answers = [told.tell(f"write B{chr(65 + number)}B") for number in range(20)]
        written = answers.count("done")
        assert set(answers[written:]) == {"full"}
        assert told.tell("read") == str(1 + written)
        (disk / "ballast").unlink()
        assert told.tell("write CCC") == "done"
        assert told.tell("read") == str(2 + written)
        copy = shutil.copytree(disk, tmp_path / "after")
    with teller(copy / store.name) as told:
        assert told.tell("read") == str(2 + written)


def test_a_file_that_may_only_be_read_is_read_and_written_to_when_it_may_be(store: Path) -> None:
    store.chmod(0o444)
    with teller(store, *ALONE) as told:
        assert told.tell("read") == "0"
        assert told.tell("write AAA") == "readonly"
        assert told.tell("read") == "0"
        for file in sorted(store.parent.iterdir(), reverse=True):  # WAL and index have its rights
            file.chmod(0o644)
        assert told.tell("write AAA") == "done"
        assert told.tell("read") == "1"
