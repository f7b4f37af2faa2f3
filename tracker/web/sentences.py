"""The plain sentence of a proposal: who, until when, how late, the last news (pages.md)."""

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from tracker.models.marks import days_late
from tracker.models.proposals import Status
from tracker.queries.proposals import ProposalRow
from tracker.web.days import short
from tracker.web.timeline import LastStep
from tracker.web.words.language import N_, digits, ngettext, own
from tracker.web.words.language import gettext as _
from tracker.web.words.proposals import REASONS

BOLD = Markup("<b>{}</b>")
LATE = Markup('<span class="late">{}</span>')

OVERRULED = N_("It was closed as done on {day}, over the dispute of those who asked for it.")
UNANSWERED = N_(
    "It was said to be done; nobody who asked for it answered until {until}, and it was closed on "
    "{day}."
)
UNTOLD = N_("It was closed as done on {day}; the record does not tell that anybody confirmed it.")
ENDS = {
    Status.VERIFIED: N_("It is done, and that was confirmed on {day}."),
    Status.PARTLY_DONE: N_("A part of it was done; it was closed on {day}."),
    Status.NOT_DONE: N_("It was not done ({reason}); it was closed on {day}."),
    Status.WITHDRAWN: N_("Those who proposed it took it back on {day}."),
    Status.MERGED: N_("It was merged into another proposal on {day}."),
}


def said(proposal: ProposalRow, awaiting: str | None, last: LastStep, today: date) -> Markup:
    """Return where a proposal stands in a few sentences, with what matters set apart."""
    return Markup(" ").join(_sentences(proposal, awaiting, last, today))


def _sentences(
    proposal: ProposalRow, awaiting: str | None, last: LastStep, today: date
) -> Iterator[Markup]:
    if proposal.status in ENDS:
        yield _end(proposal, last.day, confirmed=last.confirmed)
        if proposal.responsible:
            yield _responsible(proposal)
    elif proposal.status is Status.DONE_CLAIMED:
        yield from _claim(proposal, confirmed=last.confirmed)
    elif proposal.responsible:
        yield _responsible(proposal)
        yield _deadline(proposal, today)
        if proposal.first_due_on and proposal.first_due_on != proposal.due_on and proposal.due_on:
            yield _fill(_("The first deadline was {day}."), day=short(proposal.first_due_on))
        yield from _waiting(proposal, awaiting, today)
        yield _news(proposal)
    else:
        yield from _quiet(proposal)


def _end(proposal: ProposalRow, moved_on: date, *, confirmed: bool) -> Markup:
    until, day = proposal.awaiting_until, short(moved_on)
    if proposal.status is Status.VERIFIED and proposal.disputed:
        return _fill(_(OVERRULED), day=LATE.format(day))
    if proposal.status is Status.VERIFIED and until:
        return _fill(_(UNANSWERED), day=day, until=short(until))
    if proposal.status is Status.VERIFIED and not confirmed:
        return _fill(_(UNTOLD), day=day)
    reason = _(REASONS[proposal.not_done_reason]) if proposal.not_done_reason else ""
    return _fill(_(ENDS[proposal.status]), day=day, reason=reason)


def _quiet(proposal: ProposalRow) -> Iterator[Markup]:
    if proposal.status is Status.RECORDED:
        yield Markup(_("This proposal is recorded."))
        quiet = BOLD.format(_("No follow-up has been recorded here yet"))
        yield _fill(_("{quiet}: nobody is responsible for it and no deadline is set."), quiet=quiet)
    else:
        yield Markup(_("The council or a commission is weighing this proposal."))
        yield Markup(_("Nobody is responsible for it yet and no deadline is set."))
        yield _news(proposal)


def _responsible(proposal: ProposalRow) -> Markup:
    who = BOLD.format(own(proposal.responsible or ""))
    return _fill(_("Responsible: {who}."), who=who)


def _deadline(proposal: ProposalRow, today: date) -> Markup:
    if proposal.due_on is None:
        reason = own(proposal.no_due_reason) if proposal.no_due_reason else _("not told")
        return _fill(_("There is no deadline: {reason}."), reason=reason)
    due, left = short(proposal.due_on), (proposal.due_on - today).days
    n = digits(abs(left))
    if late := days_late(proposal, today):
        passed = ngettext("%(n)s day has passed since", "%(n)s days have passed since", late, n=n)
        return _fill(_("The deadline was {day} and {late}."), day=due, late=LATE.format(passed))
    if left < 0:  # a newspaper says so, the council does not: nobody is late
        return _fill(_("The deadline was {day}."), day=due)
    if left == 0:
        return _fill(_("The deadline is {today}, {day}."), today=BOLD.format(_("today")), day=due)
    days = ngettext("%(n)s day is left", "%(n)s days are left", left, n=n)
    return _fill(_("The deadline is {day}; {left}."), day=due, left=days)


def _waiting(proposal: ProposalRow, awaiting: str | None, today: date) -> Iterator[Markup]:
    until = proposal.awaiting_until
    if awaiting and until and until >= today:
        whom = own(awaiting)
        yield _fill(_("It awaits {whom} until {day}."), whom=whom, day=short(until))
    elif awaiting:
        yield _fill(_("It awaits {whom}."), whom=own(awaiting))


def _claim(proposal: ProposalRow, *, confirmed: bool) -> Iterator[Markup]:
    who = BOLD.format(own(proposal.responsible or _("The responsible body")))
    if proposal.disputed:
        yield _fill(_("{who} says that it is done."), who=who)
        yield LATE.format(_("Those who asked for it dispute this."))
    elif confirmed:
        yield _fill(_("{who} says that it is done, and one who asked for it confirms it."), who=who)
    else:
        yield _fill(_("{who} says that it is done; nobody has confirmed it yet."), who=who)
    yield _news(proposal)


def _news(proposal: ProposalRow) -> Markup:
    return _fill(_("Last news: {day}."), day=short(proposal.last_news_on))


def _fill(message: str, **values: str) -> Markup:
    """Return the message with its values in place; what is no Markup yet is escaped."""
    return Markup(message).format(**values)
