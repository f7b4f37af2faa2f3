"""Questions about meetings: by year, and one of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlmodel import Session

from tracker.models.meetings import DateBasis, Held, MeetingKind
from tracker.persian.dates import jalali, year_dates
from tracker.queries.filters import Condition, of_council, one_of, prepared
from tracker.queries.paging import PAGE, Page
from tracker.queries.published import is_public
from tracker.queries.statement import statement

# A year of a council is some dozens of meetings; of a country, thousands: paged like any list.
LIST = f"""
SELECT m.code, m.title, m.kind AS meeting_kind, m.held, m.day, m.date_basis, m.body,
       m.source_site, m.id,
       (SELECT count(*) FROM proposal p WHERE p.meeting_id = m.id AND p.public) AS proposals
FROM meeting m
WHERE {is_public("m")} AND m.day >= :since AND m.day < :until{{conditions}}
ORDER BY m.day DESC, m.id DESC LIMIT :limit
"""
# One step from either end of the index; min() and max() together would walk all of it.
PUBLIC_DAYS = f"""SELECT m.day FROM meeting m
        WHERE m.day IS NOT NULL AND {is_public("m")}{{conditions}}"""
EXTENT = f"""
SELECT ({PUBLIC_DAYS} ORDER BY m.day, m.id LIMIT 1) AS since,
       ({PUBLIC_DAYS} ORDER BY m.day DESC, m.id DESC LIMIT 1) AS until
FROM (SELECT 1 AS one) x
"""
VERSIONS = """
SELECT v.number, v.published_at, v.reason, v.sha256
FROM minutes_version v JOIN meeting m ON m.id = v.meeting_id
WHERE m.code = :code ORDER BY v.number DESC
"""


class MeetingRow(NamedTuple):
    """A meeting as lists show it; days are Gregorian. A closed one has its body's name as title."""

    code: str
    title: str
    kind: MeetingKind
    held: Held
    day: date
    date_basis: DateBasis
    body: str | None
    source_site: str | None
    id: int
    proposals: int


class Version(NamedTuple):
    """One published version of a meeting's minutes, with its reason from the second on."""

    number: int
    published_at: datetime
    reason: str | None
    sha256: str


def years(session: Session, *, council: int | None = None) -> Sequence[int]:
    """Return the Jalali years from the latest to the first meeting; none where there is none."""
    sql, values = prepared(EXTENT, of_council("m.council_id", council))
    since, until = session.connection().execute(sql, values).one()
    return range(jalali(until).year, jalali(since).year - 1, -1) if since else range(0)


def listed(
    session: Session, year: int, *, council: int | None = None, after: str = ""
) -> Page[MeetingRow]:
    """Return a page of a Jalali year's meetings, the latest first; `after` is a page's token."""
    since, until = year_dates(year)
    conditions = of_council("m.council_id", council)
    if (seen := _seen(after)) is not None:
        conditions.append(("(m.day, m.id) < (:day, :id)", {"day": seen[0], "id": seen[1]}))
    sql, values = prepared(LIST, conditions)
    values |= {"since": since, "until": until, "limit": PAGE + 1}
    rows = [_shown(*row) for row in session.connection().execute(sql, values)]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows[:PAGE], last and f"{last.day.isoformat()}.{last.id}")


def _seen(token: str) -> tuple[date, int] | None:
    """Return the last row of the page before, by a token such as `2025-04-26.7`, or None."""
    day, _, number = token.partition(".")
    if len(day) != 10 or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return None
    try:
        return date.fromisoformat(day), int(number)
    except ValueError:
        return None


def latest(session: Session, limit: int, *, council: int | None = None) -> Sequence[MeetingRow]:
    """Return the latest meetings of all years."""
    return _of_all_years(session, limit, *of_council("m.council_id", council))


def among(session: Session, wanted: Sequence[str]) -> Sequence[MeetingRow]:
    """Return the meetings that bear one of these codes; a page of them at most."""
    return _of_all_years(session, PAGE, one_of("m.code", wanted)) if wanted else []


def numbered(session: Session, ids: Sequence[int]) -> Sequence[MeetingRow]:
    """Return the meetings with these ids; a page of them at most."""
    return _of_all_years(session, PAGE, one_of("m.id", ids)) if ids else []


def _of_all_years(session: Session, limit: int, *conditions: Condition) -> Sequence[MeetingRow]:
    sql, values = prepared(LIST, conditions)
    values |= {"since": date.min, "until": date.max, "limit": limit}
    return [_shown(*row) for row in session.connection().execute(sql, values)]


def _shown(*row: Any) -> MeetingRow:
    """Return what the public may see: a closed session's title may tell what it was about."""
    found = MeetingRow(*row)
    closed = found.kind is MeetingKind.CLOSED
    return found._replace(title=found.body or "", source_site=None) if closed else found


def versions(session: Session, code: str) -> Sequence[Version]:
    """Return the published versions of a meeting, the latest first; none where it is unknown."""
    found = session.connection().execute(statement(VERSIONS), {"code": code})
    return [Version(*row) for row in found]
