"""The tables, all in one place, so that Alembic sees every one."""

from tracker.models.accounts import Account, AccountRole, Attempt, Invitation, SecurityEvent, SignIn
from tracker.models.councils import Council
from tracker.models.events import ProposalEvent
from tracker.models.ledger import LedgerBody, LedgerEntry
from tracker.models.meetings import AgendaItem, Attendance, Meeting
from tracker.models.minutes import MinutesVersion
from tracker.models.organizations import Organization
from tracker.models.people import Membership, Person
from tracker.models.proposals import Proposal, ProposalParty
from tracker.models.retractions import Retraction
from tracker.models.search import SearchEntry
from tracker.models.statements import Statement
from tracker.models.synonyms import SynonymSet

__all__ = [
    "Account",
    "AccountRole",
    "AgendaItem",
    "Attempt",
    "Attendance",
    "Council",
    "Invitation",
    "LedgerBody",
    "LedgerEntry",
    "Meeting",
    "Membership",
    "MinutesVersion",
    "Organization",
    "Person",
    "Proposal",
    "ProposalEvent",
    "ProposalParty",
    "Retraction",
    "SearchEntry",
    "SecurityEvent",
    "SignIn",
    "Statement",
    "SynonymSet",
]
