"""What a search finds: how much of each kind, which of it, and what a page shows of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlmodel import Session

from tracker.models.proposals import ENDED, OPEN, Status
from tracker.models.search import KINDS, Kind, entry_of
from tracker.queries import meetings, proposals
from tracker.queries.findable import entries
from tracker.queries.meetings import MeetingRow
from tracker.queries.paging import PAGE
from tracker.queries.proposals import ProposalRow
from tracker.queries.statement import statement
from tracker.search import match
from tracker.search.index import facet
from tracker.search.language import Query
from tracker.search.ranking import score

MOST = 1_000  # counted of each kind, and looked at for the order of relevance
GROUPS = {"open": OPEN, "ended": ENDED}
SAID = """
SELECT s.id, m.code, m.title, m.day, s.position
FROM statement s JOIN meeting m ON m.id = s.meeting_id WHERE s.id IN :ids
"""
WORDS = text("SELECT id, words FROM search_entry WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


@dataclass(frozen=True)
class Asked:
    """A question, and what its answers are narrowed to."""

    query: Query
    kind: Kind | None = None
    council: int | None = None
    organization: int | None = None
    status: str = ""
    ranked: bool = False

    def facets(self, kind: Kind | None) -> list[list[str]]:
        """Return the facets of which one in each group must be there."""
        statuses = GROUPS.get(self.status, (self.status,) if self.status else ())
        groups = [
            [facet("k", kind)] if kind else [],
            [facet("c", self.council)] if self.council else [],
            [facet("o", self.organization)] if self.organization else [],
            [facet("s", Status(status)) for status in statuses],
        ]
        return [group for group in groups if group]


class Said(NamedTuple):
    """Where a statement stands: in which minutes, at which place."""

    code: str
    title: str
    day: date
    position: int


class Hit(NamedTuple):
    """A record that was found; `texts` are those by which, the first of them its own."""

    kind: Kind
    number: int
    texts: Sequence[str]
    proposal: ProposalRow | None = None
    meeting: MeetingRow | None = None
    said: Said | None = None


def counts(session: Session, asked: Asked) -> dict[Kind, int]:
    """Return how many there are of each kind, up to one more than MOST."""
    parts, values = [], dict[str, Any]()
    for kind in KINDS:
        found, named = match.source(session, asked.query, asked.facets(kind))
        for name, value in named.items():
            found = found.replace(f":{name}", f":{name}_{kind}")
            values[f"{name}_{kind}"] = value
        parts.append(f"(SELECT count(*) FROM (SELECT 1 FROM {found} LIMIT {MOST + 1}) x)")
    row = session.connection().execute(text("SELECT " + ", ".join(parts)), values).one()
    return dict(zip(KINDS, row, strict=True))


def page(session: Session, asked: Asked, *, after: str = "") -> tuple[list[int], str | None]:
    """Return the entries of a page and the token of the next one, if there is one."""
    if asked.ranked:
        return _ranked(session, asked, after)
    last = _number(after)
    found = _newest(session, asked, PAGE + 1, before=last)
    return found[:PAGE], str(found[PAGE - 1]) if len(found) > PAGE else None


def hits(session: Session, numbers: Sequence[int]) -> list[Hit]:
    """Return what a page shows of these entries, in their order."""
    ids: dict[Kind, list[int]] = {kind: [] for kind in KINDS}
    for kind, number in map(entry_of, numbers):
        ids[kind].append(number)
    texts = {
        (kind, entry.record_id): entry.texts
        for kind in KINDS
        for entry in entries(session, kind, ids[kind])
    }
    raised = {row.id: row for row in proposals.numbered(session, ids[Kind.PROPOSAL])}
    met = {row.id: row for row in meetings.numbered(session, ids[Kind.MEETING])}
    said = _said(session, ids[Kind.STATEMENT])
    rows: Mapping[Kind, tuple[str, Mapping[int, Any]]] = {
        Kind.PROPOSAL: ("proposal", raised),
        Kind.MEETING: ("meeting", met),
        Kind.STATEMENT: ("said", said),
    }
    found = []
    for kind, number in map(entry_of, numbers):
        name, row = rows.get(kind, ("", {}))
        shown = {name: row.get(number)} if name else {}
        found.append(Hit(kind, number, texts[kind, number], **shown))
    return found


def _newest(session: Session, asked: Asked, limit: int, *, before: int | None) -> list[int]:
    found, values = match.source(session, asked.query, asked.facets(asked.kind))
    number = match.identity(session)
    if before is not None:
        found += f" AND {number} < :before"
        values |= {"before": before}
    sql = f"SELECT {number} FROM {found} ORDER BY {number} DESC LIMIT :limit"
    return list(session.connection().scalars(text(sql), {**values, "limit": limit}))


def _ranked(session: Session, asked: Asked, after: str) -> tuple[list[int], str | None]:
    """Return a page of the newest MOST in the order of how well they answer."""
    window = _newest(session, asked, MOST, before=None)
    known = session.connection().execute(WORDS, {"ids": window}).all() if window else []
    scores = {row.id: score(row.words.split(), asked.query) for row in known}
    order = sorted(window, key=lambda number: (-scores[number], -number))
    start = min(_number(after) or 0, MOST)
    following = start + PAGE
    return order[start:following], str(following) if following < len(order) else None


def _said(session: Session, ids: Collection[int]) -> dict[int, Said]:
    if not ids:
        return {}
    found = session.connection().execute(statement(SAID), {"ids": list(ids)})
    return {number: Said(*rest) for number, *rest in found}


def _number(token: str) -> int | None:
    sound = token.isascii() and token.isdecimal() and len(token) < 19
    return int(token) if sound else None
