"""Who asked for a proposal: any one of them confirms or disputes that it was done.

Askers are the organizations among the proposers; else those that attended the meeting, without
the body that met and the one that is responsible, since nobody confirms their own claim; else the
NGO for which the secretary entered an answer (records.md, Nouns: Proposal).
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session

from tracker.queries.statement import statement

PROPOSED = """FROM proposal_party a
 WHERE a.proposal_id = p.id AND a.part = 'proposer' AND a.organization_id"""
ATTENDED = """FROM attendance a JOIN meeting m ON m.id = a.meeting_id
 WHERE a.meeting_id = p.meeting_id AND a.presence NOT IN ('absent', 'excused')
 AND a.organization_id <> COALESCE(m.body_id, 0)
 AND a.organization_id <> COALESCE(p.responsible_id, 0) AND a.organization_id"""
NAMED = """FROM proposal_event e JOIN organization a
 ON a.council_id = e.council_id AND a.name_key = e.on_behalf_of_key AND a.classification = 'ngo'
 WHERE e.proposal_id = p.id AND e.kind IN ('confirmation', 'dispute', 'comment') AND a.id"""

# True of `proposal p` where the organization :asker is among its askers.
ASKS = f"""(EXISTS (SELECT 1 {PROPOSED} = :asker)
 OR NOT EXISTS (SELECT 1 {PROPOSED} > 0) AND (EXISTS (SELECT 1 {ATTENDED} = :asker)
 OR NOT EXISTS (SELECT 1 {ATTENDED} > 0) AND EXISTS (SELECT 1 {NAMED} = :asker)))"""

EVERY = f"""
SELECT o.id, o.name
FROM proposal p JOIN organization o ON o.id IN (
 SELECT a.organization_id {PROPOSED} > 0
 UNION SELECT a.organization_id {ATTENDED} > 0 AND NOT EXISTS (SELECT 1 {PROPOSED} > 0)
 UNION SELECT a.id {NAMED} > 0 AND NOT EXISTS (SELECT 1 {PROPOSED} > 0)
 AND NOT EXISTS (SELECT 1 {ATTENDED} > 0))
WHERE p.id = :id ORDER BY o.sort_key, o.id
"""


class Asker(NamedTuple):
    """An organization that asked for a proposal."""

    id: int
    name: str


def askers(session: Session, proposal_id: int) -> Sequence[Asker]:
    """Return who asked for this proposal, by the alphabet; nobody where nobody is known."""
    found = session.connection().execute(statement(EVERY), {"id": proposal_id})
    return [Asker(*row) for row in found]
