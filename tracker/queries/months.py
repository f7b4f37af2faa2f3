"""What happened in Jalali months, counted by the day on which it happened.

A month is `since <= day < until`, by `meeting.day`, `proposal.raised_on` and `event.happened_on`:
days in Tehran, never instants. What is hidden, struck or taken back is never counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple, Self

from sqlalchemy import Date, TextClause, bindparam, text
from sqlmodel import Session, UTCDateTime

from tracker import clock
from tracker.models.meetings import Held, MeetingKind, Minutes, Presence
from tracker.models.proposals import ENDED, Status
from tracker.persian import dates
from tracker.queries.published import is_public
from tracker.queries.statement import any_of, statement

# "Substituted" has sent somebody; a guest was not expected, and is in neither number.
ATTENDED = (Presence.PRESENT, Presence.LATE, Presence.LEFT_EARLY, Presence.SUBSTITUTED)

COUNCILS = "SELECT c.id FROM council c{one}"
ONE = " WHERE c.id = :council"
VISIBLE = "EXISTS (SELECT 1 FROM proposal p WHERE p.id = e.proposal_id AND p.public)"
IN_MONTH = "e.council_id IN ({councils}) AND e.happened_on >= m.since AND e.happened_on < m.until"
# Of attendance `a` of meeting `g`: who is named and was expected.
EXPECTED = f"""g.kind <> '{MeetingKind.CLOSED}'
       AND a.person IS NOT NULL AND a.presence <> '{Presence.GUEST}'"""
CAME = f"a.presence IN {any_of(ATTENDED)}"
MONTHS = "WITH month (number, since, until, closes) AS (VALUES {months})"


def is_held(since: str, until: str) -> str:
    """Return the condition that meeting `g` was held between two days and its minutes are out."""
    return f"""g.council_id IN ({{councils}}) AND g.day >= {since} AND g.day < {until}
       AND {is_public("g")} AND g.minutes = '{Minutes.PUBLISHED}' AND g.held = '{Held.HELD}'"""


HELD = is_held("m.since", "m.until")
NAMED = f"""FROM meeting g JOIN attendance a ON a.meeting_id = g.id
       WHERE {HELD} AND {EXPECTED}"""
TALLIES = f"""{MONTHS}
SELECT m.number,
       (SELECT count(*) FROM meeting g WHERE {HELD}),
       (SELECT count(*) {NAMED} AND {CAME}),
       (SELECT count(*) {NAMED}),
       (SELECT count(*) FROM proposal p WHERE p.public AND p.council_id IN ({{councils}})
        AND p.raised_on >= m.since AND p.raised_on < m.until),
       (SELECT count(DISTINCT e.proposal_id) FROM proposal_event e
        WHERE {IN_MONTH} AND e.status <> '{Status.RECORDED}' AND {VISIBLE}),
       (SELECT count(*) FROM proposal_event e
        WHERE {IN_MONTH} AND e.entered_at >= m.closes AND {VISIBLE})
FROM month m ORDER BY m.number
"""


def is_last_step(since: str, until: str) -> str:
    """Return the condition that event `e` is the last step of its proposal between two days.

    Of several ends in one month the last one is the outcome, and what was opened again has none.
    """
    return f"""NOT EXISTS (SELECT 1 FROM proposal_event x
                      WHERE x.proposal_id = e.proposal_id AND x.id > e.id
                      AND x.status IS NOT NULL
                      AND x.happened_on >= {since} AND x.happened_on < {until})"""


OUTCOMES = f"""{MONTHS}
SELECT m.number, e.status, count(*)
FROM month m CROSS JOIN proposal_event e
WHERE {IN_MONTH} AND e.status IN {any_of(ENDED)} AND {VISIBLE}
      AND {is_last_step("m.since", "m.until")}
GROUP BY m.number, e.status
"""
FIRST_DAY = """
SELECT min(d.day) AS day
FROM (SELECT min(g.day) AS day FROM meeting g
      WHERE g.code IS NOT NULL AND g.council_id IN ({councils})
      UNION ALL
      SELECT min(p.raised_on) FROM proposal p
      WHERE p.public AND p.council_id IN ({councils})) d
"""


class Month(NamedTuple):
    """A Jalali month: `since` is its first day, `until` the first of the next."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month in which a day lies."""
        return cls(*dates.jalali(day)[:2])

    @property
    def since(self) -> date:
        """Its first day."""
        return dates.month_dates(*self)[0]

    @property
    def until(self) -> date:
        """The first day that is no longer in it."""
        return dates.month_dates(*self)[1]

    @property
    def last(self) -> date:
        """Its last day."""
        return self.until - timedelta(days=1)

    @property
    def closes(self) -> datetime:
        """The first instant of the next month in Tehran: what is entered from then on is late."""
        return datetime.combine(self.until, time(), clock.TEHRAN).astimezone(UTC)

    def shifted(self, count: int) -> "Month":
        """Return the month so many months later, or earlier below zero."""
        return Month.of(dates.add_months(self.since, count))


@dataclass(frozen=True)
class Tally:
    """What happened in one month.

    `meetings` were held and are published; `recorded` people are named in their attendance, of
    whom `present` were there (groups, guests and closed sessions are in neither); `new` proposals
    were raised; `moved` ones took a step, other than being recorded; those that took a step to an
    end are in `outcomes` by that end; `entered_late` events were entered after the month was over.
    """

    month: Month
    meetings: int = 0
    present: int = 0
    recorded: int = 0
    new: int = 0
    moved: int = 0
    entered_late: int = 0
    outcomes: Mapping[Status, int] = field(default_factory=dict)

    @property
    def closed(self) -> int:
        """How many proposals took a step to an end."""
        return sum(self.outcomes.values())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all happened."""
        return not (self.meetings or self.new or self.moved or self.closed or self.entered_late)


def tallies(session: Session, months: Sequence[Month], council: int | None) -> list[Tally]:
    """Return what happened in each of these months, in their order; `council` None: in all."""
    if not months:
        return []
    outcomes: dict[int, dict[Status, int]] = {}
    for number, status, count in _asked(session, OUTCOMES, months, council):
        outcomes.setdefault(number, {})[Status(status)] = count
    return [
        replace(Tally(months[number], *counts), outcomes=outcomes.get(number, {}))
        for number, *counts in _asked(session, TALLIES, months, council)
    ]


def first_month(session: Session, council: int | None) -> Month | None:
    """Return the month in which the record begins, or None where it is empty."""
    sql, values = of_council(FIRST_DAY, council)
    first = session.connection().execute(statement(sql), values).scalar_one()
    return Month.of(first) if first else None


def of_council(sql: str, council: int | None) -> tuple[str, dict[str, Any]]:
    """Return the text with its `{councils}` filled in, and the value that they need."""
    councils = COUNCILS.format(one=ONE if council else "")
    return sql.replace("{councils}", councils), {"council": council} if council else {}


def _asked(session: Session, sql: str, months: Sequence[Month], council: int | None) -> Any:
    sql, values = of_council(sql, council)
    for number, month in enumerate(months):
        days = {"since": month.since, "until": month.until, "closes": month.closes}
        values |= {f"{name}{number}": value for name, value in days.items()}
    return session.connection().execute(_prepared(sql, len(months)), values)


def _prepared(sql: str, count: int) -> TextClause:
    kinds: dict[str, Any] = {"since": Date(), "until": Date(), "closes": UTCDateTime()}
    rows = [f"({n}, :since{n}, :until{n}, :closes{n})" for n in range(count)]
    typed = [bindparam(f"{name}{n}", type_=kinds[name]) for n in range(count) for name in kinds]
    return text(sql.replace("{months}", ", ".join(rows))).bindparams(*typed)
