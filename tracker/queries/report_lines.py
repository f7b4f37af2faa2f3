"""The lines of a month's report: proposal by proposal, step by step, entry by entry.

A line is a public proposal that was raised, moved or closed in the month, or was open at its end.
Lines are read in a stream: however many there are, few lie in memory.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import Session

from tracker.models.events import EventKind
from tracker.models.marks import Mark, MarkKind, days_late
from tracker.models.proposals import ENDED, OPEN, NotDoneReason, Status
from tracker.queries.month_end import (
    AS_OF,
    EXTENSIONS,
    FIRST_DUE,
    NAMES,
    NOT_DONE_REASON,
    last_told,
)
from tracker.queries.months import Month, is_last_step, of_council
from tracker.queries.statement import any_of, statement

TOGETHER = 500  # rows in memory at once

IN_MONTH = "e.happened_on >= :since AND e.happened_on < :until"
OWN = f"e.proposal_id = p.id AND {IN_MONTH}"
ENDS = f"e.status IN {any_of(ENDED)} AND {is_last_step(':since', ':until')}"


def _end(column: str) -> str:
    return f"(SELECT e.{column} FROM proposal_event e WHERE {OWN} AND {ENDS})"


LINES = f"""
SELECT p.id, p.code, p.text, p.raised_on, {AS_OF},
       {NOT_DONE_REASON} AS not_done_reason, {FIRST_DUE} AS first_due_on,
       {EXTENSIONS} AS extensions,
       EXISTS (SELECT 1 FROM proposal_event e
               WHERE {OWN} AND e.status <> '{Status.RECORDED}') AS moved,
       {_end("status")} AS outcome, {_end("happened_on")} AS closed_on,
       (SELECT count(*) FROM proposal_event e WHERE {OWN} AND e.entered_at >= :at) AS entered_late
FROM proposal p
WHERE p.public AND p.council_id IN ({{councils}}) AND {{which}}
ORDER BY p.code
"""
# What had ended before the month and has had no news since is in no line.
ALIVE = f"(p.status NOT IN {any_of(ENDED)} OR p.last_news_on >= :since OR p.raised_on >= :since)"
CLOSED = f"""
SELECT p.code, p.text, e.status, e.not_done_reason, e.happened_on,
       (SELECT o.name FROM organization o
        WHERE o.id = {last_told("organization_id", NAMES)}) AS responsible
FROM proposal_event e CROSS JOIN proposal p
WHERE p.id = e.proposal_id AND p.public AND e.council_id IN ({{councils}})
      AND {IN_MONTH} AND {ENDS}
ORDER BY e.happened_on DESC, e.id DESC
"""
LATE_ENTRIES = f"""
SELECT p.code, p.text, e.kind AS event_kind, e.status, e.happened_on, e.entered_at
FROM proposal_event e CROSS JOIN proposal p
WHERE p.id = e.proposal_id AND p.public AND e.council_id IN ({{councils}})
      AND {IN_MONTH} AND e.entered_at >= :at
ORDER BY e.entered_at, e.id
"""


class Line(NamedTuple):
    """A proposal in the report of a month: what it did in the month, and how it stood at its end.

    `outcome` is the end to which the month's last step led; `late` how many days its deadline had
    passed; `entered_late` how many of its events of this month were entered after it.
    """

    id: int
    code: str
    text: str
    raised_on: date
    status: Status
    responsible_id: int | None
    responsible: str | None
    responsible_since: date | None
    due_on: date | None
    not_done_reason: NotDoneReason | None
    first_due_on: date | None
    extensions: int
    moved: bool
    outcome: Status | None
    closed_on: date | None
    entered_late: int
    new: bool = False
    opened: bool = False
    late: int = 0

    @property
    def claimed(self) -> bool:
        """Was it said done at the end, and not confirmed?"""
        return self.status is Status.DONE_CLAIMED and self.opened

    @property
    def mark(self) -> Mark:
        """How late it was, as a mark."""
        return Mark(MarkKind.OVERDUE, self.late)


class Closed(NamedTuple):
    """A proposal that took a step to an end in the month."""

    code: str
    text: str
    status: Status
    not_done_reason: NotDoneReason | None
    closed_on: date
    responsible: str | None


class LateEntry(NamedTuple):
    """An event that happened in the month and was entered after it."""

    code: str
    text: str
    kind: EventKind
    status: Status | None
    happened_on: date
    entered_at: datetime


def lines(session: Session, month: Month, *, as_of: date, council: int | None) -> Iterator[Line]:
    """Yield all lines, in the order of codes; lateness counts up to the day `as_of`."""
    for row in streamed(session, LINES.replace("{which}", ALIVE), month, council):
        line = _judged(Line(*row), month, as_of)
        if line.new or line.moved or line.outcome or line.opened:
            yield line


def of_ids(
    session: Session, ids: Sequence[int], month: Month, *, as_of: date, council: int | None
) -> Sequence[Line]:
    """Return the lines of these proposals, in this order."""
    sql, values = of_council(LINES.replace("{which}", "p.id IN :ids"), council)
    asked = statement(sql).bindparams(bindparam("ids", expanding=True))
    rows = session.connection().execute(asked, {**values, **_values(month), "ids": list(ids)})
    found = [_judged(Line(*row), month, as_of) for row in rows]
    return sorted(found, key=lambda line: ids.index(line.id))


def closed(session: Session, month: Month, *, council: int | None, limit: int) -> Sequence[Closed]:
    """Return what was closed in the month, the latest first."""
    return [Closed(*row) for row in streamed(session, CLOSED, month, council, limit)]


def late_entries(
    session: Session, month: Month, *, council: int | None, limit: int | None = None
) -> Iterator[LateEntry]:
    """Yield the events of the month that were entered after it, in the order of entry."""
    for row in streamed(session, LATE_ENTRIES, month, council, limit):
        yield LateEntry(*row)


def _judged(line: Line, month: Month, as_of: date) -> Line:
    raised = line.raised_on
    opened = line.status in OPEN and raised < month.until
    return line._replace(
        moved=bool(line.moved),
        new=month.since <= raised < month.until,
        opened=opened,
        late=days_late(line, as_of) if opened else 0,
    )


def streamed(
    session: Session, sql: str, month: Month, council: int | None, limit: int | None = None
) -> Iterator[Any]:
    """Yield the rows of a text about a month, at most `limit` of them."""
    sql, values = of_council(sql, council)
    if limit is not None:
        sql, values = f"{sql} LIMIT :limit", {**values, "limit": limit}
    rows = session.connection().execute(
        statement(sql),
        {**values, **_values(month)},
        execution_options={"yield_per": TOGETHER},
    )
    yield from rows


def _values(month: Month) -> dict[str, Any]:
    return {"since": month.since, "until": month.until, "at": month.closes}
