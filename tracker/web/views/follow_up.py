"""The desk's follow-up: the list of what may be followed, and one proposal's next step."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain.permissions import Action
from tracker.queries import bodies
from tracker.queries import follow_up as queries
from tracker.queries.follow_up import Desk
from tracker.web import chips, following, login
from tracker.web.forms.desk_list import DeskFilterForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("follow_up", __name__, url_prefix="/desk/proposals")


@pages.get("")
@allows(Action.FOLLOW_UP)
def listed() -> ResponseReturnValue:
    """Show what this account follows, and what waits for it."""
    who, today, form = login.current(), clock.today(), DeskFilterForm(request.args)
    form.validate()
    filters, desk = form.desk_filters(), Desk(who.council_id, who.roles, who.organization_id)
    counts = queries.counts(session(), desk, filters, today=today)
    return render_template(
        "follow_up/list.html",
        form=form,
        unassigned=queries.unassigned,
        filters=filters,
        found=queries.listed(session(), desk, filters, today=today, after=form.after.data or ""),
        bodies=bodies.bodies(session(), who.council_id),
        chips=list(chips.desk_chips(counts, filters.status)),
    )


@pages.route("/<number:proposal_id>/follow-up", methods=["GET", "POST"])
@allows(Action.FOLLOW_UP)
def edit(proposal_id: int) -> ResponseReturnValue:
    """Offer the legal next steps, ask for what the chosen one must give, and take it."""
    case = following.case_of(proposal_id)
    form = following.form_of(case)
    if request.form.get("do") == "save":
        with form.refusals():
            if event_id := following.enter(form):
                way = url_for("follow_up.edit", proposal_id=proposal_id, saved=event_id)
                return redirect(way, 303)
    return following.shown(form)
