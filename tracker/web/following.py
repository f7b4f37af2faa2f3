"""Between the form of a follow-up and the verbs: whose case it is, and in what capacity."""

from collections.abc import Sequence
from typing import Any, NoReturn

from flask import abort, request
from werkzeug import Response

from tracker import clock
from tracker.domain import follow_up
from tracker.domain.cases import Case, look
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer, chosen, offers
from tracker.domain.security import Happened
from tracker.domain.standing import ANSWERS, Standing
from tracker.models import Proposal, ProposalEvent
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.queries import bodies, timeline
from tracker.queries import follow_up as queries
from tracker.web import counters, login, words
from tracker.web.forms.details import counted
from tracker.web.forms.follow_up import FollowUpForm
from tracker.web.session import session, writes
from tracker.web.timeline import LastStep, entries, last_step
from tracker.web.words.follow_up import choice
from tracker.web.words.language import gettext

# In which of several roles somebody enters what any of them may.
ORDER = (Role.CHAIR, Role.SECRETARY, Role.OFFICER, Role.NGO, Role.CLERK)
# What a row of a list has of where a proposal stands.
FOLDED = (
    "status",
    "not_done_reason",
    "responsible",
    "responsible_since",
    "due_on",
    "first_due_on",
    "no_due_reason",
    "extensions",
    "awaiting_until",
    "disputed",
    "last_news_on",
)


def case_of(proposal_id: int) -> Case:
    """Return the case of a proposal for whoever is signed in; ends the request where it has none.

    404 for what the account may not know to exist, 403 for what is not its own to follow up.
    """
    who = login.current()
    try:
        found = session().get(Proposal, proposal_id)
        return look(session(), found, by=who, today=clock.today(), hold=writes())
    except Refused as refused:
        _deny(refused)


def form_of(case: Case) -> FollowUpForm:
    """Return the form of the step that was chosen; ends the request with 403 for another role's."""
    key = request.values.get("step", "")
    try:
        return FollowUpForm.of(case, chosen(case, key) if key else None)
    except Refused as refused:
        if refused.code == "not_your_step":
            _deny(refused)
        return FollowUpForm.of(case, None, refused)


def enter(form: FollowUpForm) -> int | None:
    """Do what the form says; return the event, or None where the form tells what is wrong.

    Raises Refused.
    """
    case, offer = form.case, form.offer
    if counted(form.seen.data) != case.seen:
        raise Refused("stale")
    if offer is None:
        raise form.refused or Refused("not_offered")
    if not form.validate():
        return None
    tells: dict[str, Any] = {
        **form.told,
        "capacity": capacity(case, offer, form.told),
        "seen": case.seen,
        "at": clock.now(),
    }
    if offer.after is None:
        return follow_up.enter_note(session(), case, kind=offer.kind, **tells)
    return follow_up.take_step(session(), case, after=offer.after, **tells)


def capacity(case: Case, offer: Offer, tells: dict[str, Any]) -> str:
    """Return as what somebody enters this, in the language of the record."""
    roles = offer.on_behalf if tells.get("on_behalf_of") else offer.own
    role = next((role for role in ORDER if role in roles), next(iter(case.roles)))
    return words.translation("fa").gettext(words.NAMES[Role][role])


def shown(form: FollowUpForm) -> Response:
    """Return the page: the choice of what may be done, or the form of what was chosen."""
    case, row = form.case, queries.one(session(), form.case.proposal.id or 0)
    happened = timeline.events(session(), row.id)
    told = entries(happened)
    seen = counted(form.seen.data)
    form.seen.data = str(case.seen)
    now = _asked_for_preview(form)
    if form.refused and not form.wrongs:
        form.refuse(form.refused)
    return form.page(
        "follow_up/edit.html",
        proposal=row,
        public=case.proposal.public,
        awaiting=case.proposal.awaiting,
        last=last_step(happened),
        foreseen=now and row._replace(**{name: getattr(now, name) for name in FOLDED}),
        foreseen_awaiting=now and now.awaiting,
        foreseen_last=now and _last_step(form, happened),
        choices=[(offer.key, gettext(choice(case, offer))) for offer in offers(case)],
        title=form.offer and gettext(choice(case, form.offer)),
        labels=form.labels,
        hints=form.hints,
        names=_names(form),
        meanwhile=[entry for entry in told if (entry.event.id or 0) > seen],
        saved=counted(request.args.get("saved")) == case.seen and told[0],
    )


def _last_step(form: FollowUpForm, happened: Sequence[ProposalEvent]) -> LastStep:
    """Return the last step once what the form says has been taken."""
    last, offer = last_step(happened), form.offer
    if offer and offer.after:
        return LastStep(form.told.get("happened_on", last.day))
    if offer and offer.kind is EventKind.CONFIRMATION:
        return LastStep(last.day, confirmed=True)
    return last


def _asked_for_preview(form: FollowUpForm) -> Standing | None:
    """Return how the proposal would stand after what the form says, where that was asked for."""
    if request.form.get("do") == "preview" and form.offer and form.validate():
        with form.refusals():
            return follow_up.foreseen(session(), form.case, form.offer, form.told)
    return None


def _names(form: FollowUpForm) -> dict[str, list[str]]:
    """Return what is likely to be typed into a field, to be chosen from."""
    case, answers = form.case, form.offer and form.offer.kind in ANSWERS
    known = [body.name for body in bodies.bodies(session(), case.proposal.council_id)]
    askers = [asker.name for asker in (case.answerers if answers else case.askers)]
    whom = known if case.by.roles <= {Role.CLERK} else askers or known
    return {"organization": known, "awaiting": known, "on_behalf_of": whom}


def _deny(refused: Refused) -> NoReturn:
    if refused.code == "no_such_proposal":
        abort(404)
    who = login.current()
    counters.note(
        Happened.DENIED,
        council_id=who.council_id,
        account_id=who.account_id,
        detail=f"{request.method} {request.path}",
    )
    abort(403)
