"""One writer at a time inside a process, in the order in which they came.

SQLite lets writers wait by sleeping and asking again, and whoever asks first gets the lock: under a
full hammer somebody waited 2 to 4 s while others wrote hundreds of times (proofs.md, The store).
"""

from collections import deque
from threading import Lock
from time import monotonic

LINE = 7  # how many may wait with patience, behind the one who writes
HASTE = 0.5  # seconds after which those behind them give up, if nobody's turn has ended meanwhile


class Turns:
    """A lock that is handed to whoever has waited longest.

    Where another process holds the store, nobody's turn ends for seconds. Who then stands far back
    gives up soon: a server whose every thread waits to write shows no page to those who read.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False
        self._ended = 0  # turns

    def take(self, patience: float) -> bool:
        """Wait for a turn, at most this many seconds; tell whether it came."""
        mine = Lock()
        mine.acquire()
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            far_back = len(self._waiting) >= LINE
            self._waiting.append(mine)
        came = self._moved_up(mine, patience) if far_back else mine.acquire(timeout=patience)
        return came or not self._gave_up(mine)

    def give(self) -> None:
        """Let the next one write."""
        with self._guard:
            self._ended += 1
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _moved_up(self, mine: Lock, patience: float) -> bool:
        """Wait from far back: only as long as the line moves."""
        until = monotonic() + patience
        while (left := until - monotonic()) > 0:
            ended = self._ended
            if mine.acquire(timeout=min(left, HASTE)):
                return True
            if self._ended == ended:
                return False
        return False

    def _gave_up(self, mine: Lock) -> bool:
        """Leave the queue; False where the turn came at the last moment."""
        with self._guard:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True
