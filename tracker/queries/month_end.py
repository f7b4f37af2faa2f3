"""Where proposals stood at the end of a month, folded from the events that had happened by then.

Events count by the day on which they happened and are folded in the order of their entry, by the
rules of `domain.standing`: so the responsible body and the deadline are those of that day,
extensions included. `until` is the first day that no longer counts. A proposal is there from the
day on which it was raised; until a responsible body was named, nothing is overdue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from tracker.models.events import OF_THE_RESPONSIBLE, Channel, EventKind
from tracker.models.marks import days_late
from tracker.models.proposals import ENDED, OPEN, Status
from tracker.persian.text import sort_key
from tracker.queries.months import of_council
from tracker.queries.statement import any_of, statement


def last_told(column: str, which: str) -> str:
    """Return what the last entered of a proposal's events until then says, of a certain kind.

    It walks the index over (proposal_id, id) backwards to the first event that fits.
    """
    return (
        f"(SELECT e.{column} FROM proposal_event e WHERE e.proposal_id = p.id "
        f"AND e.happened_on < :until AND {which} ORDER BY e.id DESC LIMIT 1)"
    )


# A body that weighs a proposal is not responsible for it (domain.standing).
ASSIGNS = f"(e.kind = '{EventKind.ASSIGNMENT}' OR e.status <> '{Status.UNDER_REVIEW}')"
DATES = f"(e.kind = '{EventKind.EXTENSION}' OR {ASSIGNS})"
MOVES = "e.status IS NOT NULL"
NAMES = f"e.organization_id IS NOT NULL AND {ASSIGNS}"
# The rule of domain.standing.takes_up.
TAKES_UP = (
    f"(e.channel IS NULL OR e.channel <> '{Channel.PRESS}') AND "
    f"(e.kind IN {any_of(OF_THE_RESPONSIBLE)} OR e.status <> '{Status.RECORDED}')"
)
TAKEN_UP = (
    "EXISTS (SELECT 1 FROM proposal_event e WHERE e.proposal_id = p.id "
    f"AND e.happened_on < :until AND {TAKES_UP})"
)
DUE = f"(e.due_on IS NOT NULL OR e.no_due_reason IS NOT NULL) AND {DATES}"

AS_OF = f"""COALESCE({last_told("status", MOVES)}, '{Status.RECORDED}') AS status,
       {last_told("organization_id", NAMES)} AS responsible_id,
       (SELECT o.name FROM organization o
        WHERE o.id = {last_told("organization_id", NAMES)}) AS responsible,
       CASE WHEN {TAKEN_UP} THEN {last_told("happened_on", NAMES)} END AS responsible_since,
       {last_told("due_on", DUE)} AS due_on"""
# What had ended and has had no news since is not looked at: it was no longer open.
STANDING = f"""
SELECT p.id, {AS_OF}
FROM proposal p
WHERE p.public AND p.council_id IN ({{councils}}) AND p.raised_on < :until
      AND NOT (p.status IN {any_of(ENDED)} AND p.last_news_on < :until)
"""
NOT_DONE_REASON = last_told("not_done_reason", MOVES)
EXTENSIONS = (
    "(SELECT count(*) FROM proposal_event e WHERE e.proposal_id = p.id "
    f"AND e.happened_on < :until AND e.kind = '{EventKind.EXTENSION}')"
)
FIRST_DUE = last_told("due_on", f"e.due_on IS NOT NULL AND {DATES}").replace("e.id DESC", "e.id")


class Stood(NamedTuple):
    """A proposal as it stood then; `responsible_since` is None until somebody was named."""

    id: int
    status: Status
    responsible_id: int | None
    responsible: str | None
    responsible_since: date | None
    due_on: date | None


@dataclass
class Body:
    """What was open with a responsible body; the one without a name stands for nobody yet."""

    name: str | None
    opened: int = 0
    claimed: int = 0
    overdue: int = 0

    def add(self, stood: Stood, late: int) -> None:
        """Count one more open proposal."""
        self.opened += 1
        self.claimed += stood.status is Status.DONE_CLAIMED
        self.overdue += late > 0


class MonthEnd(NamedTuple):
    """What was open at the end of a month, by responsible body; `overdue_ids`: longest first."""

    bodies: Sequence[Body]
    overdue_ids: Sequence[int]

    @property
    def total(self) -> Body:
        """All bodies together."""
        return Body(
            None,
            sum(body.opened for body in self.bodies),
            sum(body.claimed for body in self.bodies),
            sum(body.overdue for body in self.bodies),
        )


def month_end(session: Session, *, until: date, as_of: date, council: int | None) -> MonthEnd:
    """Return where proposals stood before `until`; lateness counts up to the day `as_of`."""
    bodies: dict[int | None, Body] = {}
    overdue: list[tuple[int, int]] = []
    for stood in _opened(session, until, council):
        late = days_late(stood, as_of)
        bodies.setdefault(stood.responsible_id, Body(stood.responsible)).add(stood, late)
        if late:
            overdue.append((-late, stood.id))
    ordered = sorted(bodies.values(), key=_order)
    return MonthEnd(ordered, [number for _, number in sorted(overdue)])


def _opened(session: Session, until: date, council: int | None) -> Iterator[Stood]:
    sql, values = of_council(STANDING, council)
    for row in session.connection().execute(statement(sql), {**values, "until": until}):
        stood = Stood(*row)
        if stood.status in OPEN:
            yield stood


def _order(body: Body) -> tuple[bool, int, int, str]:
    """Bodies with most overdue and open ones first; what nobody answers for stands last."""
    return body.name is None, -body.overdue, -body.opened, sort_key(body.name or "")
