"""Words for the follow-up: what may be done next, what each field is called, why it is refused."""

from tracker.domain.cases import Case
from tracker.domain.offers import Offer
from tracker.models.proposals import ENDED, Status
from tracker.web.words.language import N_, gettext

# What somebody may do next, by the key of the offer.
CHOICES = {
    "under_review": N_("Give it to a body that weighs it"),
    "assigned": N_("Make a body responsible for it"),
    "in_progress": N_("Tell that it awaits somebody"),
    "resumed": N_("Tell that the work goes on again"),
    "done_claimed": N_("Tell that it is done"),
    "verified": N_("Close it as confirmed done"),
    "partly_done": N_("Close it as partly done"),
    "not_done": N_("Close it as not done"),
    "withdrawn": N_("Take it back"),
    "merged": N_("Merge it into another proposal"),
    "extension": N_("Extend the deadline"),
    "assignment": N_("Make another body responsible"),
    "progress": N_("Report progress"),
    "letter": N_("Enter a letter"),
    "proof": N_("Enter a proof"),
    "dispute": N_("Dispute it: it is not done"),
    "confirmation": N_("Confirm it: it is done"),
    "comment": N_("Write a comment"),
}
FIRST_ACTION = N_("Tell the first action")
UPHOLD = N_("Uphold the dispute: the work goes on")
REOPEN = N_("Open it again")
OVERRULE = N_("Close it as done over the dispute")
UNANSWERED = N_("Close it as done: nobody answered within 15 days")

# What the text of an event tells, by the key of the offer; else it is a note.
TEXTS = {
    "in_progress": N_("What it awaits, and why"),
    "resumed": N_("What has happened"),
    "done_claimed": N_("What was done"),
    "partly_done": N_("What remains"),
    "not_done": N_("Reason"),
    "withdrawn": N_("Reason"),
    "extension": N_("Reason"),
    "assignment": N_("Reason"),
    "progress": N_("What was done"),
    "dispute": N_("What is not done"),
    "comment": N_("Comment"),
}
FIRST_ACTION_TEXT = N_("First action")
UPHOLD_TEXT = N_("What is right about the dispute")
NOTE = N_("Note")
REASON = N_("Reason")

FIELDS = {
    "awaiting": N_("Whom it awaits"),
    "awaiting_until": N_("Until when"),
    "certainty": N_("How sure it is"),
    "channel": N_("How the news came"),
    "contact_person": N_("Contact person"),
    "decision": N_("What the meeting decided, in its own words"),
    "due_on": N_("Deadline"),
    "happened_on": N_("Day on which it happened"),
    "letter_direction": N_("Letter received or sent"),
    "letter_number": N_("Number of the letter"),
    "letter_on": N_("Date of the letter"),
    "meeting": N_("Code of the meeting"),
    "no_due_reason": N_("If there is none: why there is no deadline"),
    "not_done_reason": N_("Kind of reason"),
    "on_behalf_of": N_("On behalf of"),
    "organization": N_("Responsible body"),
    "proof_address": N_("Web address of the proof"),
    "target": N_("Code of the other proposal"),
}
WEIGHS = N_("Body that weighs it")
NEW_DEADLINE = N_("New deadline")

REFUSALS = {
    "before_last_step": N_("The last step was on {day}: this cannot lie before that."),
    "before_responsible": N_(
        "The responsible body has been so since {day}: this cannot lie before that."
    ),
    "before_silence": N_(
        "Those who asked had time to answer: without their answer it ends on {day} at the earliest."
    ),
    "timeline_full": N_(
        "This timeline has more than {most} entries. What happens from now on belongs into a new "
        "proposal, to which you may refer."
    ),
    "before_the_target": N_(
        "The other proposal was raised on {day}: nothing merged into it before."
    ),
    "before_the_meeting": N_("It was raised on {day}: this cannot lie before that."),
    "dispute_stands": N_(
        "Those who asked for it dispute that it is done: the dispute is upheld, or the chair "
        "closes it over the dispute."
    ),
    "due_too_early": N_("The deadline lies before the day on which this happened, {day}."),
    "field_missing": N_("This is missing: {fields}."),
    "fields_missing": N_("One of these is needed: {fields}."),
    "field_not_asked": N_("This step does not ask for “{field}”."),
    "no_such_meeting": N_("The record has no published meeting of this code."),
    "no_such_proposal": N_("There is no such proposal."),
    "no_such_target": N_("The record has no proposal of this code."),
    "not_a_code": N_("This is not a code of the record."),
    "not_an_asker": N_(
        "“{name}” is not among those who asked for it. Where nobody is known, name an NGO of the "
        "record."
    ),
    "not_answered": N_("Nobody has confirmed it yet; those who asked have time until {until}."),
    "not_confirmed": N_("Only somebody else than the one who claims it can confirm it."),
    "not_documented": N_("Give the letter, the proof or the meeting that shows it."),
    "not_later": N_("An extension leads beyond the present deadline, {day}."),
    "not_offered": N_("This step cannot be taken now. Choose one of those below."),
    "not_on_behalf": N_("Your role enters this in its own name."),
    "not_your_step": N_("This step is not one of your role."),
    "not_yours": N_("This proposal is neither asked of your body nor asked for by it."),
    "note_out_of_order": N_("At “{status}” there is no “{kind}”."),
    "nothing_disputed": N_("Nobody disputes that it is done."),
    "target_hidden": N_(
        "A public proposal and one that is not public cannot be merged: "
        "the other's code would show."
    ),
    "target_is_itself": N_("A proposal cannot be merged into itself."),
    "target_merged": N_("That proposal was itself merged into another one."),
    "unfit": N_("This does not fit here."),
    "until_too_early": N_("This day lies before the day on which this happened, {day}."),
}


def choice(case: Case, offer: Offer) -> str:
    """Return the msgid of what an offer does here."""
    if offer.after is Status.IN_PROGRESS and case.status is not Status.IN_PROGRESS:
        return _onward(case.status)[0]
    if offer.after is Status.VERIFIED and case.proposal.disputed:
        return OVERRULE
    if offer.after is Status.VERIFIED and case.unanswered:
        return UNANSWERED
    return CHOICES[offer.key]


def labels(case: Case, offer: Offer | None) -> dict[str, str]:
    """Return what each field is called here, in the language of the page."""
    names = (*FIELDS, "text")
    if offer is None:
        return {name: gettext(FIELDS.get(name, NOTE)) for name in names}
    return {name: gettext(label(case, offer, name)) for name in names}


def label(case: Case, offer: Offer, field: str) -> str:
    """Return the msgid of what a field is called when an offer asks for it here."""
    if field == "text":
        return _text(case, offer)
    if field == "organization" and offer.after is Status.UNDER_REVIEW:
        return WEIGHS
    if field == "due_on" and offer.after is None:
        return NEW_DEADLINE
    return FIELDS[field]


def _text(case: Case, offer: Offer) -> str:
    if offer.after is Status.IN_PROGRESS and case.status is not Status.IN_PROGRESS:
        return _onward(case.status)[1]
    if offer.after is Status.VERIFIED and case.proposal.disputed:
        return REASON
    return TEXTS.get(offer.key, NOTE)


def _onward(before: Status) -> tuple[str, str]:
    """Return what it is called to take up the work from a status, and to tell why."""
    if before is Status.DONE_CLAIMED:
        return UPHOLD, UPHOLD_TEXT
    return (REOPEN, REASON) if before in ENDED else (FIRST_ACTION, FIRST_ACTION_TEXT)
