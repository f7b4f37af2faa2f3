"""Words for meetings: what kind of sitting, whether it was held, who was there, what was said."""

from tracker.models.meetings import DateBasis, Held, MeetingKind, Presence
from tracker.models.organizations import Classification
from tracker.models.statements import StatementKind
from tracker.web.words.language import N_

KINDS = {
    MeetingKind.ORDINARY: N_("Ordinary"),
    MeetingKind.EXTRAORDINARY: N_("Extraordinary"),
    MeetingKind.OPEN: N_("Open session"),
    MeetingKind.CLOSED: N_("Closed session"),
    MeetingKind.CONSULTATION: N_("Consultation"),
}
HELD = {
    Held.PLANNED: N_("Planned"),
    Held.HELD: N_("Held"),
    Held.CANCELLED: N_("Cancelled"),
    Held.POSTPONED: N_("Postponed"),
}
DATE_BASES = {
    DateBasis.STATED: N_("the day is stated in the source"),
    DateBasis.INFERRED: N_("the day was inferred from the source; not confirmed"),
    DateBasis.CONFIRMED: N_("the day was inferred from the source and confirmed by a person"),
}
PRESENCES = {
    Presence.PRESENT: N_("Present"),
    Presence.LATE: N_("Came late"),
    Presence.LEFT_EARLY: N_("Left early"),
    Presence.EXCUSED: N_("Excused"),
    Presence.ABSENT: N_("Absent"),
    Presence.SUBSTITUTED: N_("Sent a substitute"),
    Presence.GUEST: N_("Guest"),
}
STATEMENT_KINDS = {
    StatementKind.STATEMENT: N_("said"),
    StatementKind.QUESTION: N_("asked"),
    StatementKind.ANSWER: N_("answered"),
    StatementKind.PROPOSAL: N_("proposed"),
    StatementKind.OBJECTION: N_("objected"),
    StatementKind.NARRATIVE: N_("Account"),
    StatementKind.SUMMARY: N_("Summary"),
}
CLASSIFICATIONS = {
    Classification.COUNCIL: N_("Council"),
    Classification.COMMISSION: N_("Commission"),
    Classification.NGO: N_("Non-governmental organization"),
    Classification.MUNICIPALITY: N_("Municipality"),
    Classification.DEPARTMENT: N_("Department"),
    Classification.GOVERNMENT: N_("Government office"),
    Classification.MEDIA: N_("Media"),
    Classification.OTHER: N_("Other body"),
}
