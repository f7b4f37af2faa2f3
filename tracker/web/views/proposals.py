"""Proposals: the list with its filters, and one of them."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from tracker import clock
from tracker.domain.permissions import Action
from tracker.exchange.wire import indented, plain
from tracker.models.codes import Typed
from tracker.models.proposals import Status
from tracker.queries import documents, facets, proposals, timeline
from tracker.queries.proposals import ProposalRow
from tracker.web import addresses, chains, chips, ruler, site, tombstones
from tracker.web.errors import NoSuchCode, StruckOut
from tracker.web.forms.proposals import FilterForm
from tracker.web.headers import OPEN
from tracker.web.permits import allows
from tracker.web.session import session
from tracker.web.timeline import entries, last_step

pages = Blueprint("proposals", __name__)

MOST_MERGES = 10


@pages.get("/proposals")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show the proposals that fit the filters; a code leads straight to its record."""
    form = FilterForm(request.args)
    form.validate()
    filters, today = form.filters(site.narrowed()), clock.today()
    if way := addresses.jump(filters.words):
        return way
    counts = facets.facets(session(), filters, today=today)
    return render_template(
        "proposals/list.html",
        form=form,
        filters=filters,
        found=proposals.listed(session(), filters, today=today, after=form.after.data or ""),
        counts=counts,
        chips=list(chips.chips(counts, filters.status)),
        number=chips.held(counts, filters.status),
    )


@pages.get("/p/<path:code>")
@allows(Action.READ_PUBLISHED)
def show(code: str) -> ResponseReturnValue:
    """Show one proposal; any spelling of its code leads to the right one, as does a merged one."""
    proposal = _found(addresses.wanted(code, "proposals.show"))
    _follow(proposal)
    origin = timeline.origin(session(), proposal.id)
    discreet = documents.hides(session(), origin.meeting)
    events = timeline.events(session(), proposal.id, discreet=discreet)
    return render_template(
        "proposals/show.html",
        proposal=proposal,
        origin=origin,
        entries=entries(events),
        last=last_step(events),
        parties=timeline.parties(session(), proposal.id),
        ruler=ruler.ruler(proposal, origin.first_due_on, clock.today()),
    )


@pages.get("/p/<path:code>.json")
@allows(Action.READ_PUBLISHED)
def data(code: str) -> ResponseReturnValue:
    """Serve one proposal with its timeline, as the document of its meeting has it."""
    proposal = _found(addresses.wanted(code, "proposals.data"))
    origin = timeline.origin(session(), proposal.id)
    whole = documents.coded(session(), origin.meeting) or abort(404)
    shown = documents.public(whole, discreet=documents.hides(session(), origin.meeting))
    [told] = [row for row in shown.proposals if row.code == proposal.code]
    content = {"council": origin.council_slug, "meeting": origin.meeting, "proposal": plain(told)}
    return Response(
        indented(content),
        content_type="application/json; charset=utf-8",
        headers={**OPEN, **chains.headers(origin.council_slug)},
    )


def _found(wanted: Typed) -> ProposalRow:
    proposal = proposals.coded(session(), wanted.code)
    if proposal is not None:
        return proposal
    tombstones.check(wanted)
    if struck := proposals.gone(session(), wanted.code):
        raise StruckOut(wanted.code, struck)
    raise NoSuchCode(wanted.code, [wanted])


def _follow(proposal: ProposalRow) -> None:
    """End the request with the way to where a merged proposal lives on, if it is to be found."""
    last = proposal
    for _ in range(MOST_MERGES):
        if last.status is not Status.MERGED:
            break
        into = timeline.origin(session(), last.id).merged_into
        target = proposals.coded(session(), into) if into else None
        if target is None:
            break
        last = target
    if last.status is not Status.MERGED and last.code != proposal.code:
        address = addresses.of(Typed(last.code, is_proposal=True, sound=True))
        abort(addresses.moved(address))
