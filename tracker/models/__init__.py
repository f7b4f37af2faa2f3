"""The tables, all in one place, so that Alembic sees every one."""

from tracker.models.councils import Council
from tracker.models.events import ProposalEvent
from tracker.models.meetings import AgendaItem, Attendance, Meeting
from tracker.models.minutes import MinutesVersion
from tracker.models.organizations import Organization
from tracker.models.people import Membership, Person
from tracker.models.proposals import Proposal, ProposalParty
from tracker.models.search import SearchEntry
from tracker.models.statements import Statement

__all__ = [
    "AgendaItem",
    "Attendance",
    "Council",
    "Meeting",
    "Membership",
    "MinutesVersion",
    "Organization",
    "Person",
    "Proposal",
    "ProposalEvent",
    "ProposalParty",
    "SearchEntry",
    "Statement",
]
