"""Questions about proposals: lists, one of them, its neighbours."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import zip_longest
from typing import NamedTuple

from sqlmodel import Session

from tracker.models.codes import MOST_PROPOSALS
from tracker.models.proposals import NotDoneReason, Status
from tracker.queries import documents
from tracker.queries.filters import Condition, Filters, in_order, one_of, prepared
from tracker.queries.paging import PAGE, Cursor, Page
from tracker.queries.published import shows
from tracker.queries.statement import statement

# Ids first, labels after: index-ordered on both databases at one council and at 1,400, whatever
# join order the planner prefers (store.md, section 6).
LIST = """
SELECT p.code, p.text, p.status, p.not_done_reason, p.continuing, o.name AS responsible,
       p.responsible_id, p.responsible_since, p.due_on, p.no_due_reason, p.extensions,
       p.awaiting_until, p.disputed, p.last_news_on, p.raised_on, p.updated_at, p.id,
       p.first_due_on
FROM (SELECT * FROM proposal p WHERE p.public{conditions}
      ORDER BY p.updated_at DESC, p.id DESC LIMIT :limit) p
LEFT JOIN organization o ON o.id = p.responsible_id
ORDER BY p.updated_at DESC, p.id DESC
"""
STRUCK = """
SELECT m.code, v.published_at, v.reason, p.number, told.body
FROM proposal p
JOIN meeting m ON m.id = p.meeting_id
LEFT JOIN minutes_version v ON v.meeting_id = p.meeting_id AND v.number = p.struck_in
LEFT JOIN minutes_version before
  ON before.meeting_id = p.meeting_id AND before.number = p.struck_in - 1
LEFT JOIN ledger_body told ON told.council_id = before.council_id AND told.seq = before.seq
WHERE p.code = :code AND p.struck_in IS NOT NULL
"""
# How many codes are offered for one that does not exist, and in how many places they may differ.
NEAREST, MOST_UNLIKE = 3, 6


class ProposalRow(NamedTuple):
    """A proposal as lists show it; it has all that its marks are worked out from."""

    code: str
    text: str
    status: Status
    not_done_reason: NotDoneReason | None
    continuing: bool
    responsible: str | None
    responsible_id: int | None
    responsible_since: date | None
    due_on: date | None
    no_due_reason: str | None
    extensions: int
    awaiting_until: date | None
    disputed: bool
    last_news_on: date
    raised_on: date
    updated_at: datetime
    id: int
    first_due_on: date | None = None


class Gone(NamedTuple):
    """A proposal that a correction struck; None where that was before this store knew of it."""

    meeting: str
    published_at: datetime | None
    reason: str | None


def listed(
    session: Session, filters: Filters, *, today: date, after: str = ""
) -> Page[ProposalRow]:
    """Return a page of public proposals, the latest news first; `after` is a page's token."""
    conditions = in_order(session, filters.kept(session) + filters.narrowed(today))
    if cursor := Cursor.read(after):
        conditions.append(("(p.updated_at, p.id) < (:at, :id)", cursor._asdict()))
    rows = _rows(session, LIST, conditions, limit=PAGE + 1)
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows[:PAGE], last and Cursor(last.updated_at, last.id).token())


def of_meeting(session: Session, meeting: str) -> Sequence[ProposalRow]:
    """Return the public proposals of a meeting by its code, in the order of their numbers."""
    same = ("p.meeting_id = (SELECT id FROM meeting WHERE code = :meeting)", {"meeting": meeting})
    return sorted(_rows(session, LIST, [same], limit=MOST_PROPOSALS), key=lambda row: row.code)


def coded(session: Session, code: str) -> ProposalRow | None:
    """Return the public proposal of this code, or None."""
    found = _rows(session, LIST, [("p.code = :code", {"code": code})], limit=1)
    return found[0] if found else None


def among(session: Session, wanted: Sequence[str]) -> Sequence[ProposalRow]:
    """Return the public proposals that bear one of these codes; a page of them at most."""
    return _rows(session, LIST, [one_of("p.code", wanted)], limit=PAGE) if wanted else []


def numbered(session: Session, ids: Sequence[int]) -> Sequence[ProposalRow]:
    """Return the public proposals with these ids; a page of them at most."""
    return _rows(session, LIST, [one_of("p.id", ids)], limit=PAGE) if ids else []


def gone(session: Session, code: str) -> Gone | None:
    """Return when and why the proposal of this code was struck from the minutes, or None.

    None too where it was never public; no reason where the meeting hides something.
    """
    found = session.connection().execute(statement(STRUCK), {"code": code}).first()
    if found is None:
        return None
    meeting, at, reason, number, before = found
    discreet = documents.hides(session, meeting)
    if discreet and not shows(before, number):
        return None
    return Gone(meeting, at, None if discreet else reason)


def near(session: Session, code: str) -> Sequence[ProposalRow]:
    """Return the public proposals whose codes are most like one that does not exist.

    Looks among those of the same meeting and month, or else among the latest: a wrong digit is
    most often one of the last.
    """
    for stem in (code[:-4], code.rsplit("-", 2)[0]):
        begins = ("p.code >= :low AND p.code < :high", {"low": stem + "-", "high": stem + "."})
        if found := _rows(session, LIST, [begins], limit=200):
            break
    else:
        found = _rows(session, LIST, [], limit=PAGE)
    found.sort(key=lambda row: _unlike(code, row.code))
    return [row for row in found[:NEAREST] if _unlike(code, row.code)[0] <= MOST_UNLIKE]


def _unlike(code: str, other: str) -> tuple[int, list[bool]]:
    """Return in how many places two codes differ, and in which: late ones compare as less."""
    places = [left != right for left, right in zip_longest(code[::-1], other[::-1])]
    return sum(places), places[::-1]


def _rows(
    session: Session, sql: str, conditions: Sequence[Condition], *, limit: int
) -> list[ProposalRow]:
    chosen, values = prepared(sql, conditions)
    found = session.connection().execute(chosen, {**values, "limit": limit})
    return [ProposalRow(*row) for row in found]
