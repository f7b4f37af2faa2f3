"""The desk: what is waiting for whoever is signed in."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain.actors import Actor
from tracker.domain.permissions import Action
from tracker.models.proposals import Status
from tracker.queries import desk, follow_up
from tracker.queries.follow_up import Desk, DeskFilters
from tracker.queries.proposals import ProposalRow
from tracker.web import login
from tracker.web.permits import allows
from tracker.web.session import session

SHOWN = 5
GROUPS = ("mine", Status.DONE_CLAIMED.value, "overdue", "unassigned")


class Pile(NamedTuple):
    """Some of the proposals of a group, and how many there are."""

    group: str
    number: int
    rows: Sequence[ProposalRow]


pages = Blueprint("desk", __name__)


@pages.get("/desk")
@allows(Action.READ_DESK)
def show() -> ResponseReturnValue:
    """Show drafts to go on with, claims to answer, what is late and what is nobody's."""
    who = login.current()
    staff = who.may(Action.READ_DRAFTS)
    return render_template(
        "desk/home.html",
        who=who,
        drafts=desk.open_drafts(session(), who.council_id) if staff else [],
        retractions=desk.asked_retractions(session(), who.council_id) if staff else [],
        piles=list(_piles(who)) if who.may(Action.FOLLOW_UP) else [],
    )


def _piles(who: Actor) -> Iterator[Pile]:
    """Yield what is there of each kind: its first few, and how many in all.

    What stands in one pile already is not shown again in the next, but counted.
    """
    whose, today = Desk(who.council_id, who.roles, who.organization_id), clock.today()
    counts = follow_up.counts(session(), whose, DeskFilters(), today=today)
    claimed = counts.of(Status.DONE_CLAIMED)
    numbers = (counts.mine, claimed, counts.overdue, counts.unassigned)
    shown: set[int] = set()
    for group, count in zip(GROUPS, numbers, strict=True):
        if count:
            found = follow_up.listed(session(), whose, DeskFilters(status=group), today=today)
            rows = [row for row in found.rows if row.id not in shown][:SHOWN]
            shown |= {row.id for row in rows}
            yield Pile(group, count, rows)
