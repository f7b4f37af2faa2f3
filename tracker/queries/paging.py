"""Pages of a list by keyset: the last page costs what the first one does."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

PAGE = 25
EPOCH, MICROSECOND = datetime.fromtimestamp(0, UTC), timedelta(microseconds=1)

Row = TypeVar("Row")


class Cursor(NamedTuple):
    """The last row that was seen, by the order of the list: newest first."""

    at: datetime
    id: int

    def token(self) -> str:
        """Return the cursor as it stands in an address."""
        micros = (self.at - EPOCH) // MICROSECOND
        return base64.urlsafe_b64encode(f"{micros}.{self.id}".encode()).decode().rstrip("=")

    @classmethod
    def read(cls, token: str) -> "Cursor | None":
        """Return the cursor of a token, or None for anything that is not one."""
        try:
            raw = base64.urlsafe_b64decode(token[:60] + "=" * (-len(token) % 4)).decode("ascii")
            micros, _, number = raw.partition(".")
            if not 0 <= int(number) < 1 << 63:
                return None
            return cls(EPOCH + int(micros) * MICROSECOND, int(number))
        except (ValueError, OverflowError, binascii.Error):
            return None


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Up to `PAGE` rows, and the token of the page after them, if there is one."""

    rows: Sequence[Row]
    after: str | None
