"""What the record holds that anybody may find: by which texts, and narrowed by which facets.

One answer for all who ask: publication, corrections, the filling of an index, `tracker verify`,
and the page of results, which shows these same texts. What is hidden is in none of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlmodel import Session

from tracker.models.meetings import MeetingKind
from tracker.models.search import Kind
from tracker.queries.published import is_public
from tracker.queries.statement import statement
from tracker.search.index import Entry, facet

PROPOSALS = """
SELECT p.id, p.council_id, p.raised_on, p.code, p.text, p.decision, p.resolution_number, p.status,
       p.responsible_id
FROM proposal p WHERE p.public AND p.{of} IN :ids ORDER BY p.id
"""
PARTIES = """
SELECT y.proposal_id, y.name
FROM proposal_party y WHERE y.proposal_id IN :ids ORDER BY y.proposal_id, y.position
"""
LETTERS = """
SELECT e.proposal_id, e.letter_number
FROM proposal_event e WHERE e.proposal_id IN :ids AND e.letter_number IS NOT NULL ORDER BY e.id
"""
STATEMENTS = f"""
SELECT s.id, s.council_id, m.day, s.text, s.speaker, s.role
FROM statement s JOIN meeting m ON m.id = s.meeting_id
WHERE {is_public("m")} AND m.kind <> '{MeetingKind.CLOSED}' AND s.{{of}} IN :ids ORDER BY s.id
"""
MEETINGS = f"""
SELECT m.id, m.council_id, m.day, m.kind AS meeting_kind, m.code, m.title, m.body, m.body_id,
       m.number, m.place, m.chair, m.secretary
FROM meeting m WHERE {is_public("m")} AND m.{{of}} IN :ids ORDER BY m.id
"""
AGENDA = """
SELECT a.meeting_id, a.text
FROM agenda_item a WHERE a.meeting_id IN :ids ORDER BY a.meeting_id, a.position
"""
ATTENDANCE = """
SELECT a.meeting_id, a.person, a.organization, a.group_text
FROM attendance a WHERE a.meeting_id IN :ids ORDER BY a.meeting_id, a.position
"""
PEOPLE = """
SELECT h.id, h.council_id, h.name
FROM person h WHERE h.public AND h.{of} IN :ids
  AND EXISTS (SELECT 1 FROM membership r WHERE r.person_id = h.id) ORDER BY h.id
"""
ROLES = """
SELECT r.person_id, r.role, o.name, r.organization_id
FROM membership r JOIN organization o ON o.id = r.organization_id
WHERE r.person_id IN :ids ORDER BY r.person_id, r.since, r.id
"""
ORGANIZATIONS = """
SELECT o.id, o.council_id, o.name, o.licence_number
FROM organization o WHERE o.public AND o.{of} IN :ids ORDER BY o.id
"""

Ids = Collection[int]


def entries(session: Session, kind: Kind, ids: Ids, *, of: str = "id") -> Iterator[Entry]:
    """Yield the entries of those of these records that anybody may find, in the order of ids.

    `of` is "id", or "meeting_id" for the proposals and statements of these meetings.
    """
    if ids:
        yield from ENTRIES[kind](session, ids, of)


def told(code: str) -> str:
    """Return a code as the one word by which it is found."""
    return code.replace("-", "")


def _proposals(session: Session, ids: Ids, of: str) -> Iterator[Entry]:
    rows = _asked(session, PROPOSALS.format(of=of), ids)
    found = [row.id for row in rows]
    parties, letters = (_grouped(session, sql, found) for sql in (PARTIES, LETTERS))
    for row in rows:
        texts = [row.text, row.decision, row.resolution_number, told(row.code)]
        texts += [name for (name,) in parties[row.id]] + [number for (number,) in letters[row.id]]
        facets = [facet("s", row.status)]
        if row.responsible_id:
            facets.append(facet("o", row.responsible_id))
        yield Entry(Kind.PROPOSAL, row.id, row.council_id, _filled(texts), row.raised_on, facets)


def _statements(session: Session, ids: Ids, of: str) -> Iterator[Entry]:
    for row in _asked(session, STATEMENTS.format(of=of), ids):
        texts = _filled([row.text, row.speaker, row.role])
        yield Entry(Kind.STATEMENT, row.id, row.council_id, texts, row.day)


def _meetings(session: Session, ids: Ids, of: str) -> Iterator[Entry]:
    rows = _asked(session, MEETINGS.format(of=of), ids)
    shown = [row.id for row in rows if row.meeting_kind is not MeetingKind.CLOSED]
    agenda, attendance = (_grouped(session, sql, shown) for sql in (AGENDA, ATTENDANCE))
    for row in rows:
        texts = [row.title, row.body, told(row.code), row.number, row.place, row.chair]
        texts += [row.secretary]
        if row.meeting_kind is MeetingKind.CLOSED:  # nothing but its day, body and kind is public
            texts = [row.body, told(row.code)]
        texts += [text for line in (*agenda[row.id], *attendance[row.id]) for text in line]
        facets = [facet("o", row.body_id)] if row.body_id else []
        yield Entry(Kind.MEETING, row.id, row.council_id, _filled(texts), row.day, facets)


def _people(session: Session, ids: Ids, of: str) -> Iterator[Entry]:
    rows = _asked(session, PEOPLE.format(of=of), ids)
    roles = _grouped(session, ROLES, [row.id for row in rows])
    for row in rows:
        held = roles[row.id]
        texts = [row.name, *(text for role in held for text in role[:2])]
        facets = dict.fromkeys(facet("o", body) for _, _, body in held)
        yield Entry(Kind.PERSON, row.id, row.council_id, _filled(texts), None, list(facets))


def _organizations(session: Session, ids: Ids, of: str) -> Iterator[Entry]:
    for row in _asked(session, ORGANIZATIONS.format(of=of), ids):
        texts = _filled([row.name, row.licence_number])
        facets = [facet("o", row.id)]
        yield Entry(Kind.ORGANIZATION, row.id, row.council_id, texts, None, facets)


ENTRIES: Mapping[Kind, Callable[[Session, Ids, str], Iterator[Entry]]] = {
    Kind.PROPOSAL: _proposals,
    Kind.STATEMENT: _statements,
    Kind.MEETING: _meetings,
    Kind.PERSON: _people,
    Kind.ORGANIZATION: _organizations,
}


def _filled(texts: Sequence[str | None]) -> list[str]:
    return [text for text in texts if text]


def _asked(session: Session, sql: str, ids: Ids) -> Sequence[Any]:
    return session.connection().execute(statement(sql), {"ids": list(ids)}).all() if ids else []


def _grouped(session: Session, sql: str, ids: Ids) -> dict[int, list[Any]]:
    """Return what belongs to each of these, without the number that says so."""
    found = defaultdict(list)
    for number, *rest in _asked(session, sql, ids):
        found[number].append(rest)
    return found
