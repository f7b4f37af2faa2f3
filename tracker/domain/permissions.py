"""Who may do what: the one table that every door asks (proofs.md, Who may do what)."""

from collections.abc import Collection
from enum import StrEnum

from tracker.models.accounts import STAFF, Role

EVERYBODY = frozenset(Role)
SIGNED_IN = EVERYBODY - {Role.PUBLIC}


class Action(StrEnum):
    """What a door may be asked for."""

    READ_PUBLISHED = "read_published"
    SIGN_IN = "sign_in"
    OWN_ACCOUNT = "own_account"
    READ_DESK = "read_desk"
    READ_DRAFTS = "read_drafts"
    LOG_MINUTES = "log_minutes"
    KEEP_REGISTERS = "keep_registers"
    PUBLISH = "publish"
    FOLLOW_UP = "follow_up"
    MANAGE_ACCOUNTS = "manage_accounts"
    KEEP_SYNONYMS = "keep_synonyms"
    READ_SECURITY_LOG = "read_security_log"


# Each step of a follow-up has its own *who*, in the workflow table (domain.proposals): FOLLOW_UP
# only opens the door to it.
MAY: dict[Action, frozenset[Role]] = {
    Action.READ_PUBLISHED: EVERYBODY,
    Action.SIGN_IN: EVERYBODY,
    Action.OWN_ACCOUNT: SIGNED_IN,
    Action.READ_DESK: SIGNED_IN,
    Action.READ_DRAFTS: STAFF,
    Action.LOG_MINUTES: frozenset({Role.CLERK, Role.SECRETARY}),
    Action.KEEP_REGISTERS: frozenset({Role.CLERK, Role.SECRETARY}),
    Action.PUBLISH: frozenset({Role.SECRETARY, Role.CHAIR}),
    Action.FOLLOW_UP: STAFF | {Role.NGO, Role.OFFICER},
    Action.MANAGE_ACCOUNTS: frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
    Action.KEEP_SYNONYMS: frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
    Action.READ_SECURITY_LOG: frozenset({Role.ADMINISTRATOR}),
}

# What is done to drafts: who may not read them may not know that there is one. 404, not 403.
HIDDEN = frozenset({Action.READ_DRAFTS, Action.LOG_MINUTES, Action.PUBLISH})


def may(roles: Collection[Role], action: Action) -> bool:
    """Tell whether somebody with these roles may do this; what the table leaves out is denied."""
    return not MAY.get(action, frozenset()).isdisjoint(roles)
