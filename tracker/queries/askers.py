"""Who asked for a proposal: any one of them confirms or disputes that it was done.

Askers are the organizations among the proposers, and those for which proposing people came; else
those that attended the meeting, without the body that met and the one that is responsible, since
nobody confirms their own claim, unless people of no organization alone proposed it; else the NGO
for which the secretary entered an answer (records.md, Nouns: Proposal).
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session

from tracker.queries.statement import statement

PROPOSED = """FROM proposal_party a JOIN meeting m ON m.id = p.meeting_id
 LEFT JOIN attendance c ON a.organization_id IS NULL AND c.meeting_id = p.meeting_id
  AND c.person_id = a.person_id AND c.organization_id <> COALESCE(m.body_id, 0)
 WHERE a.proposal_id = p.id AND a.part = 'proposer'
  AND COALESCE(a.organization_id, c.organization_id)"""
NAMELESS = """(NOT EXISTS (SELECT 1 FROM proposal_party a
  WHERE a.proposal_id = p.id AND a.part = 'proposer' AND a.person_id IS NOT NULL)
 OR EXISTS (SELECT 1 FROM proposal_party a WHERE a.proposal_id = p.id AND a.part = 'proposer'
  AND a.person_id IS NULL AND a.organization_id IS NULL))"""
ATTENDED = """FROM attendance a JOIN meeting m ON m.id = a.meeting_id
 WHERE a.meeting_id = p.meeting_id AND a.presence NOT IN ('absent', 'excused')
 AND a.organization_id <> COALESCE(m.body_id, 0)
 AND a.organization_id <> COALESCE(p.responsible_id, 0) AND a.organization_id"""
NAMED = """FROM proposal_event e JOIN organization a
 ON a.council_id = e.council_id AND a.name_key = e.on_behalf_of_key AND a.classification = 'ngo'
 WHERE e.proposal_id = p.id AND e.kind IN ('confirmation', 'dispute', 'comment') AND a.id"""

BY_PROPOSERS = f"EXISTS (SELECT 1 {PROPOSED} > 0)"
BY_ATTENDANCE = f"{NAMELESS} AND EXISTS (SELECT 1 {ATTENDED} > 0)"

# True of `proposal p` where the organization :asker is among its askers.
ASKS = f"""(EXISTS (SELECT 1 {PROPOSED} = :asker)
 OR NOT {BY_PROPOSERS} AND ({NAMELESS} AND EXISTS (SELECT 1 {ATTENDED} = :asker)
 OR NOT ({BY_ATTENDANCE}) AND EXISTS (SELECT 1 {NAMED} = :asker)))"""

EVERY = f"""
SELECT o.id, o.name, {BY_PROPOSERS} AS proposed
FROM proposal p JOIN organization o ON o.id IN (
 SELECT COALESCE(a.organization_id, c.organization_id) {PROPOSED} > 0
 UNION SELECT a.organization_id {ATTENDED} > 0 AND {NAMELESS} AND NOT {BY_PROPOSERS}
 UNION SELECT a.id {NAMED} > 0 AND NOT {BY_PROPOSERS} AND NOT ({BY_ATTENDANCE}))
WHERE p.id = :id ORDER BY o.sort_key, o.id
"""


class Asker(NamedTuple):
    """An organization that asked for a proposal; was it among those who `proposed` it?"""

    id: int
    name: str
    proposed: bool


def askers(session: Session, proposal_id: int) -> Sequence[Asker]:
    """Return who asked for this proposal, by the alphabet; nobody where nobody is known."""
    found = session.connection().execute(statement(EVERY), {"id": proposal_id})
    return [Asker(number, name, bool(proposed)) for number, name, proposed in found]
