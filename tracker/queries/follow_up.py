"""The desk's list of proposals: what somebody may follow up, and what waits for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from tracker.models.accounts import STAFF, Role
from tracker.models.codes import MOST_PROPOSALS
from tracker.models.proposals import OPEN, Status
from tracker.models.search import Kind
from tracker.queries import proposals
from tracker.queries.askers import ASKS
from tracker.queries.facets import MOST
from tracker.queries.filters import GROUPS, OVERDUE, Condition, among, prepared
from tracker.queries.paging import PAGE, Cursor, Page
from tracker.queries.proposals import ProposalRow
from tracker.queries.published import is_kept
from tracker.queries.statement import statement
from tracker.search import match

# Drafts have no status; what was struck or taken back is no longer followed.
LIVES = f"""p.status IS NOT NULL AND p.council_id = :council AND p.struck_in IS NULL
 AND {is_kept("p.meeting_id")}"""
LIST = proposals.LIST.replace("p.public{conditions}", LIVES + "{conditions}")
UNASSIGNED = f"p.responsible_id IS NULL AND {among(OPEN)}"
OWN_UNIT = "p.responsible_id = :asker"
# "IS TRUE" leads no planner to the indexes of the public's lists, which have another order.
OWN_WISH = f"p.public IS TRUE AND {ASKS}"

# An organization that has answered the latest claim has nothing more to say to it.
ANSWERED = """EXISTS (SELECT 1 FROM proposal_event e
 JOIN organization a ON a.id = :asker AND a.name_key = e.on_behalf_of_key
 WHERE e.proposal_id = p.id AND e.kind IN ('confirmation', 'dispute')
 AND NOT EXISTS (SELECT 1 FROM proposal_event c WHERE c.proposal_id = p.id AND c.id > e.id
  AND c.status = 'done_claimed'))"""

# Whose step is the next one (records.md, A proposal's life): what waits for somebody in a role.
WAITS = {
    Role.SECRETARY: among([Status.RECORDED, Status.UNDER_REVIEW, Status.DONE_CLAIMED]),
    Role.CHAIR: "(p.status = 'under_review' OR p.status = 'done_claimed' AND p.disputed)",
    Role.CLERK: among([Status.ASSIGNED, Status.IN_PROGRESS]),
    Role.OFFICER: f"({OWN_UNIT} AND {among([Status.ASSIGNED, Status.IN_PROGRESS])})",
    Role.NGO: f"(p.status = 'done_claimed' AND NOT COALESCE({OWN_UNIT}, FALSE) AND {OWN_WISH}"
    f" AND NOT {ANSWERED})",
}
DESK_GROUPS = {**GROUPS, "unassigned": UNASSIGNED}
COUNTS = f"""
SELECT p.status, count(*), sum(CASE WHEN {OVERDUE} THEN 1 ELSE 0 END),
       sum(CASE WHEN p.responsible_id IS NULL THEN 1 ELSE 0 END),
       sum(CASE WHEN WAITING THEN 1 ELSE 0 END)
FROM (SELECT * FROM proposal p WHERE {LIVES}{{conditions}} LIMIT :limit) p
GROUP BY p.status
"""
RETRACTED = """
SELECT 1
FROM retraction x WHERE x.meeting_id = :meeting_id AND x.confirmed_at IS NOT NULL
"""


@dataclass(frozen=True)
class Desk:
    """Whose desk it is: a council's, as seen by somebody with these roles for this body."""

    council_id: int
    roles: Collection[Role]
    organization_id: int | None = None

    def sees(self) -> list[Condition]:
        """Return the conditions for what this desk shows: to staff, all that the council has."""
        own = {"council": self.council_id}
        if STAFF & set(self.roles):
            return [("1 = 1", own)]
        scopes = {Role.OFFICER: OWN_UNIT, Role.NGO: f"({OWN_WISH})"}
        found = [scopes[role] for role in scopes if role in self.roles and self.organization_id]
        own |= {"asker": self.organization_id or 0}
        return [(f"({' OR '.join(found)})" if found else "1 = 0", own)]

    def waits(self) -> Condition:
        """Return the condition for what waits for a step of this desk."""
        found = [WAITS[role] for role in WAITS if role in self.roles]
        sql = f"({' OR '.join(found)})" if found else "1 = 0"
        return sql, {"asker": self.organization_id or 0} if ":asker" in sql else {}


@dataclass(frozen=True)
class DeskFilters:
    """What the list is narrowed to; `status` is a status, a group, "unassigned" or "mine"."""

    words: str = ""
    status: str = ""
    organization: int | None = None

    def conditions(self, session: Session, desk: Desk, today: date) -> list[Condition]:
        """Return the conditions for these filters as of a day in Tehran."""
        found = self.kept(session)
        if self.status == "mine":
            found.append(desk.waits())
        elif self.status in DESK_GROUPS:
            values = {"today": today} if self.status == "overdue" else {}
            found.append((DESK_GROUPS[self.status], values))
        elif self.status:
            found.append(("p.status = :status", {"status": self.status}))
        return found

    def kept(self, session: Session) -> list[Condition]:
        """Return the conditions under which the statuses are counted."""
        found: list[Condition] = []
        if self.words:
            found.append(("p.public IS TRUE", {}))  # nothing else is in the index of words
            found.append(match.condition(session, Kind.PROPOSAL, "p.id", self.words))
        if self.organization is not None:
            found.append(("p.responsible_id = :organization", {"organization": self.organization}))
        return found


@dataclass(frozen=True)
class DeskCounts:
    """How many there are by status, and in the groups of the desk."""

    by_status: dict[Status, int]
    overdue: int
    unassigned: int
    mine: int

    def of(self, *statuses: Status) -> int:
        """Return how many stand at one of these."""
        return sum(self.by_status.get(status, 0) for status in statuses)


def listed(
    session: Session, desk: Desk, filters: DeskFilters, *, today: date, after: str = ""
) -> Page[ProposalRow]:
    """Return a page of what this desk follows, the latest news first."""
    conditions = [*desk.sees(), *filters.conditions(session, desk, today)]
    if cursor := Cursor.read(after):
        conditions.append(("(p.updated_at, p.id) < (:at, :id)", cursor._asdict()))
    sql, values = prepared(LIST, conditions)
    found = session.connection().execute(sql, {**values, "limit": PAGE + 1})
    rows = [ProposalRow(*row) for row in found]
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows[:PAGE], last and Cursor(last.updated_at, last.id).token())


def counts(session: Session, desk: Desk, filters: DeskFilters, *, today: date) -> DeskCounts:
    """Count what the list would hold, were no status chosen; exactly up to facets.MOST."""
    waiting, asked = desk.waits()
    conditions = [*desk.sees(), *filters.kept(session)]
    sql, values = prepared(COUNTS.replace("WAITING", waiting), conditions)
    values |= {**asked, "today": today, "limit": MOST}
    rows: Sequence[tuple[Status, int, int, int, int]] = [
        tuple(row) for row in session.connection().execute(sql, values)
    ]
    return DeskCounts(
        {status: count for status, count, _, _, _ in rows},
        sum(late for _, _, late, _, _ in rows),
        sum(nobody for status, _, _, nobody, _ in rows if status in OPEN),
        sum(mine for _, _, _, _, mine in rows),
    )


def of_meeting(session: Session, council_id: int, meeting_id: int) -> Sequence[ProposalRow]:
    """Return the proposals of a council's published meeting, public or not, by their numbers."""
    sql, values = prepared(LIST, [("p.meeting_id = :meeting", {"meeting": meeting_id})])
    values |= {"council": council_id, "limit": MOST_PROPOSALS}
    found = session.connection().execute(sql, values)
    return sorted((ProposalRow(*row) for row in found), key=lambda row: row.code)


def is_retracted(session: Session, meeting_id: int) -> bool:
    """Tell whether the publication of this meeting was taken back."""
    found = session.connection().execute(statement(RETRACTED), {"meeting_id": meeting_id})
    return found.first() is not None


def unassigned(row: ProposalRow) -> bool:
    """Tell whether nobody was ever made responsible for what is open: the rule of UNASSIGNED."""
    return row.responsible_id is None and row.status in OPEN


def one(session: Session, proposal_id: int) -> ProposalRow:
    """Return the row of a proposal that has a status, public or not."""
    sql, values = prepared(
        proposals.LIST.replace("p.public", "p.status IS NOT NULL"),
        [("p.id = :id", {"id": proposal_id})],
    )
    return ProposalRow(*session.connection().execute(sql, {**values, "limit": 1}).one())
