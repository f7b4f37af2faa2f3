"""Words for the timeline: what happened, how the news came, how sure it is."""

from tracker.models.events import Certainty, Channel, Direction, EventKind
from tracker.web.words.language import N_

KINDS = {
    EventKind.STATUS: N_("Status"),
    EventKind.PROGRESS: N_("Progress report"),
    EventKind.ASSIGNMENT: N_("Change of the responsible body"),
    EventKind.EXTENSION: N_("Extension of the deadline"),
    EventKind.LETTER: N_("Letter"),
    EventKind.PROOF: N_("Proof"),
    EventKind.DISPUTE: N_("Dispute: it is not done"),
    EventKind.CONFIRMATION: N_("Confirmation: it is done"),
    EventKind.COMMENT: N_("Comment"),
    EventKind.MERGE: N_("Another proposal was merged into this one"),
    EventKind.CORRECTION: N_("Correction of the minutes"),
}
CHANNELS = {
    Channel.MEETING: N_("in a meeting"),
    Channel.LETTER: N_("by letter"),
    Channel.PHONE: N_("by phone"),
    Channel.SYSTEM: N_("in this system"),
    Channel.PRESS: N_("in the news"),
}
CERTAINTIES = {
    Certainty.CLAIMED: N_("Claimed"),
    Certainty.DOCUMENTED: N_("Documented"),
    Certainty.CONFIRMED: N_("Confirmed"),
}
DIRECTIONS = {
    Direction.INCOMING: N_("Letter received"),
    Direction.OUTGOING: N_("Letter sent"),
}
CERTAINTY_MEANINGS = {
    Certainty.CLAIMED: N_("Somebody says so."),
    Certainty.DOCUMENTED: N_("A letter, a photo or the minutes show it."),
    Certainty.CONFIRMED: N_("Somebody else has confirmed it."),
}
