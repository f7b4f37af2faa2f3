"""One writer at a time inside a process, in the order in which they came.

SQLite lets writers wait by sleeping and asking again, and whoever asks first gets the lock: under a
full hammer somebody waited 2 to 4 s while others wrote hundreds of times (proofs.md, The store).
"""

from collections import deque
from threading import Lock


class Turns:
    """A lock that is handed to whoever has waited longest."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def take(self, patience: float) -> bool:
        """Wait for a turn, at most this many seconds; tell whether it came."""
        mine = Lock()
        mine.acquire()
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            self._waiting.append(mine)
        return mine.acquire(timeout=patience) or not self._gave_up(mine)

    def give(self) -> None:
        """Let the next one write."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False

    def _gave_up(self, mine: Lock) -> bool:
        """Leave the queue; False where the turn came at the last moment."""
        with self._guard:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True
