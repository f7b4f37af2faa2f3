"""Words for proposals: where one stands, what that means, what the calendar says about it."""

from collections.abc import Callable
from datetime import date

from tracker.models.marks import Mark, MarkKind
from tracker.models.proposals import NotDoneReason, ProposalKind, Status
from tracker.web.words.language import N_, digits, gettext, ngettext

STATUSES = {
    Status.RECORDED: N_("Recorded"),
    Status.UNDER_REVIEW: N_("Under review"),
    Status.ASSIGNED: N_("Assigned"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.DONE_CLAIMED: N_("Said done"),
    Status.VERIFIED: N_("Confirmed done"),
    Status.PARTLY_DONE: N_("Partly done"),
    Status.NOT_DONE: N_("Not done"),
    Status.WITHDRAWN: N_("Withdrawn"),
    Status.MERGED: N_("Merged"),
}
MEANINGS = {
    Status.RECORDED: N_(
        "It was said in the meeting and stands in the register; nobody has decided on it yet."
    ),
    Status.UNDER_REVIEW: N_("The council or a commission is weighing it."),
    Status.ASSIGNED: N_(
        "Somebody is responsible and there is a deadline, or the reason why there is none."
    ),
    Status.IN_PROGRESS: N_(
        "The responsible body has told its first action. "
        "If it awaits somebody, the name and the date are given too."
    ),
    Status.DONE_CLAIMED: N_(
        "The responsible body says that it is done and gave proof; this is a claim, not a fact."
    ),
    Status.VERIFIED: N_(
        "Those who asked for it confirmed it, or nobody answered within 15 days (and that is said)."
    ),
    Status.PARTLY_DONE: N_("A part was done; what remains is written down."),
    Status.NOT_DONE: N_("With a reason: rejected, out of scope, or infeasible."),
    Status.WITHDRAWN: N_("Those who proposed it took it back; all that happened stays."),
    Status.MERGED: N_("It was joined with another proposal; its address leads there."),
}
NOBODY = N_("Nobody's")
NEXT_STEPS = {
    Status.RECORDED: N_("The secretary's"),
    Status.UNDER_REVIEW: N_("The council's"),
    Status.ASSIGNED: N_("The responsible body's"),
    Status.IN_PROGRESS: N_("The responsible body's"),
    Status.DONE_CLAIMED: N_("Those who asked: 15 days to confirm or dispute"),
    Status.VERIFIED: NOBODY,
    Status.PARTLY_DONE: NOBODY,
    Status.NOT_DONE: NOBODY,
    Status.WITHDRAWN: NOBODY,
    Status.MERGED: NOBODY,
}
# The groups by which lists are narrowed, beside the statuses themselves.
GROUPS = {
    "": N_("All"),
    "open": N_("Open"),
    "overdue": N_("Overdue"),
    "ended": N_("Ended"),
    "mine": N_("Waiting for me"),
    "unassigned": N_("Nobody is responsible"),
    Status.DONE_CLAIMED: N_("Awaiting confirmation"),
}
REASONS = {
    NotDoneReason.REJECTED: N_("rejected"),
    NotDoneReason.OUT_OF_SCOPE: N_("out of scope"),
    NotDoneReason.INFEASIBLE: N_("infeasible"),
}
KINDS = {
    ProposalKind.PROPOSAL: N_("Proposal"),
    ProposalKind.DECISION: N_("Decision"),
}
MARKS = {
    MarkKind.OVERDUE: N_("Overdue"),
    MarkKind.DUE_SOON: N_("Due soon"),
    MarkKind.DISPUTED: N_("Disputed"),
    MarkKind.WAITING: N_("Waiting"),
    MarkKind.EXTENDED: N_("Extended"),
    MarkKind.SILENT: N_("No news"),
}
MARK_MEANINGS = {
    MarkKind.OVERDUE: N_("From the day after the deadline; with the number of days"),
    MarkKind.DUE_SOON: N_("7 days or less to the deadline"),
    MarkKind.DISPUTED: N_("Those who asked for it dispute that it is done"),
    MarkKind.WAITING: N_("The responsible body awaits an answer, until the day that is given"),
    MarkKind.EXTENDED: N_("The deadline was moved with a reason; the first one stays visible"),
    MarkKind.SILENT: N_("It is open and there has been no news for 45 days"),
}


def mark_words(mark: Mark, *, short: Callable[[date], str]) -> str:
    """Return a mark's words with its number or its day, in the language of the page."""
    n = digits(mark.number)
    match mark.kind:
        case MarkKind.OVERDUE:
            return ngettext("%(n)s day late", "%(n)s days late", mark.number, n=n)
        case MarkKind.DUE_SOON if mark.number == 0:
            return gettext("Due today")
        case MarkKind.DUE_SOON:
            return ngettext("Due in %(n)s day", "Due in %(n)s days", mark.number, n=n)
        case MarkKind.EXTENDED:
            return ngettext("Extended once", "Extended %(n)s times", mark.number, n=n)
        case MarkKind.SILENT:
            return ngettext("No news for %(n)s day", "No news for %(n)s days", mark.number, n=n)
        case MarkKind.WAITING if mark.day:
            return gettext("Awaiting an answer until %(day)s", day=short(mark.day))
    return gettext(MARKS[mark.kind])
