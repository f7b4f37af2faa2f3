"""The meetings of a month's report: who was expected, who came, what was raised."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from tracker.models.meetings import MeetingKind
from tracker.queries.months import CAME, EXPECTED, Month, is_held
from tracker.queries.report_lines import streamed

COUNTED = f"(SELECT count(*) FROM attendance a WHERE a.meeting_id = g.id AND {EXPECTED}"
MEETINGS = f"""
SELECT g.code, CASE WHEN g.kind = '{MeetingKind.CLOSED}' THEN g.body ELSE g.title END AS title,
       g.body, g.kind AS meeting_kind, g.day, {COUNTED} AND {CAME}) AS present,
       {COUNTED}) AS recorded,
       (SELECT count(*) FROM proposal p WHERE p.meeting_id = g.id AND p.public) AS proposals
FROM meeting g
WHERE {is_held(":since", ":until")}
ORDER BY g.day, g.code
"""


class HeldMeeting(NamedTuple):
    """A meeting that was held in the month: of `recorded` people `present` came.

    Both leave out groups and guests, and are 0 for a closed session, whose title is its body's
    name; `proposals` are the public ones that were raised in it.
    """

    code: str
    title: str | None
    body: str | None
    kind: MeetingKind
    day: date
    present: int
    recorded: int
    proposals: int


def meetings(
    session: Session, month: Month, *, council: int | None, limit: int | None = None
) -> Iterator[HeldMeeting]:
    """Yield the meetings that were held in the month, the first of them first."""
    for row in streamed(session, MEETINGS, month, council, limit):
        yield HeldMeeting(*row)
