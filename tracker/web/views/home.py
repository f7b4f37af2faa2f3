"""The first page: a search box, where things stand, what is new."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain.permissions import Action
from tracker.models.proposals import OPEN, Status
from tracker.queries import councils, meetings, overview, proposals
from tracker.queries.councils import CouncilRow
from tracker.queries.filters import Filters
from tracker.queries.months import Month
from tracker.web import site
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("home", __name__)

NEWS, MEETINGS = 6, 5
TILES = 240  # more would be a wall, not a picture: then the table stands alone


@pages.get("/")
@allows(Action.READ_PUBLISHED)
def show() -> ResponseReturnValue:
    """Show the home page; words that were searched for are looked up."""
    if wanted := request.args.get("q"):
        return redirect(url_for("search.found", q=wanted), 303)
    return _page(None, councils.listed(session()).rows if site.has_several() else ())


@pages.get("/c/<slug>")
@allows(Action.READ_PUBLISHED)
def of_council(slug: str) -> ResponseReturnValue:
    """Show the home page of one of several councils."""
    return _page(site.named(slug).id)


def _page(council: int | None, councils: Sequence[CouncilRow] = ()) -> ResponseReturnValue:
    today = clock.today()
    month = Month.of(today)
    counts = overview.overview(session(), today=today, since=month.since, council=council)
    newest = proposals.listed(session(), Filters(council=council), today=today)
    return render_template(
        "home/show.html",
        counts=counts,
        month=month,
        opened=counts.of(*OPEN),
        claimed=counts.of(Status.DONE_CLAIMED),
        by_status=[(status, counts.of(status)) for status in Status if counts.of(status)],
        most_tiles=TILES,
        latest=newest.rows[:NEWS],
        meetings=meetings.latest(session(), MEETINGS, council=council),
        councils=councils,
    )
