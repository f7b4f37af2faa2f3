"""What a list of proposals is narrowed to, as conditions over `proposal p`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import TextualSelect
from sqlmodel import Session

from tracker.models.proposals import ENDED, OPEN, Status
from tracker.models.search import Kind
from tracker.queries.statement import any_of, statement
from tracker.search import match

Condition = tuple[str, dict[str, Any]]

RUNNING = tuple(status for status in OPEN if status is not Status.DONE_CLAIMED)


def among(statuses: Sequence[Status]) -> str:
    """Return the condition that a proposal stands at one of these."""
    return "p.status IN " + any_of(statuses)


# The same rule as `models.marks.days_late`, for the database.
OVERDUE = f"p.due_on < :today AND p.responsible_since IS NOT NULL AND {among(RUNNING)}"
# What finds many rows, and finds them in another order than that of the list.
SPANS = re.compile(r"p\.(?:status(?= IN)|due_on|raised_on)")
GROUPS = {"open": among(OPEN), "ended": among(ENDED), "overdue": OVERDUE}


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; `status` is a status or one of the groups open, ended, overdue.

    `since` and `until` are days (Gregorian, both included) on which the proposals were raised.
    """

    words: str = ""
    status: str = ""
    organization: int | None = None
    since: date | None = None
    until: date | None = None
    council: int | None = None

    def kept(self, session: Session) -> list[Condition]:
        """Return the conditions under which facets are counted: not status, not organization."""
        found: list[Condition] = []
        found += of_council("p.council_id", self.council)
        if self.words:
            found.append(match.condition(session, Kind.PROPOSAL, "p.id", self.words))
        if self.since:
            found.append(("p.raised_on >= :since", {"since": self.since}))
        if self.until:
            found.append(("p.raised_on <= :until", {"until": self.until}))
        return found

    def narrowed(self, today: date) -> list[Condition]:
        """Return the conditions for status and organization, as of a day in Tehran."""
        found: list[Condition] = []
        if self.status in GROUPS:
            values = {"today": today} if self.status == "overdue" else {}
            found.append((GROUPS[self.status], values))
        elif self.status:
            found.append(("p.status = :status", {"status": self.status}))
        if self.organization is not None:
            found.append(("p.responsible_id = :organization", {"organization": self.organization}))
        return found


def in_order(session: Session, conditions: Sequence[Condition]) -> list[Condition]:
    """Return the conditions so that none of them leads SQLite away from the order of the list.

    Led by a group of statuses or a span of days it would sort all that it finds there; a column
    behind a plus is only looked at, row by row (performance.md, finding 2). PostgreSQL weighs both
    ways by its statistics.
    """
    if session.get_bind().dialect.name != "sqlite":
        return list(conditions)
    return [(SPANS.sub(r"+\g<0>", sql), values) for sql, values in conditions]


def of_council(column: str, council: int | None) -> list[Condition]:
    """Return the condition that a row is of this council; none for None, which is all."""
    return [] if council is None else [(f"{column} = :council", {"council": council})]


def one_of(column: str, codes: Sequence[str] | Sequence[int]) -> Condition:
    """Return the condition that a column holds one of these codes or ids."""
    named = {f"code{place}": code for place, code in enumerate(codes)}
    return f"{column} IN ({', '.join(f':{name}' for name in named)})", named


def prepared(sql: str, conditions: Sequence[Condition]) -> tuple[TextualSelect, dict[str, Any]]:
    """Return the text with its `{conditions}` filled in, and the values that they name."""
    narrowed = sql.format(conditions="".join(f" AND {condition}" for condition, _ in conditions))
    values = {name: value for _, named in conditions for name, value in named.items()}
    return statement(narrowed), values
