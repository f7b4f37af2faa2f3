"""A proposal's life: the workflow table of records.md, as data."""

from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from tracker.exchange.events import OWED_BY_KIND, OWED_BY_STATUS
from tracker.models.accounts import STAFF, Role
from tracker.models.events import EventKind
from tracker.models.proposals import OPEN, Status

CHAIR, CLERK, NGO, OFFICER, SECRETARY = (
    Role.CHAIR,
    Role.CLERK,
    Role.NGO,
    Role.OFFICER,
    Role.SECRETARY,
)


class When(StrEnum):
    """What must be true of a proposal, beside its status, before a step may be taken."""

    ALWAYS = "always"
    ANSWERED = "answered"  # an asker confirmed, or 15 days have passed without an answer
    DISPUTED = "disputed"  # an asker disputes the claim
    OWN = "own"  # the asker's own proposal, before it was claimed done
    WAITING = "waiting"  # it awaits somebody, so that it can be resumed


class Step(NamedTuple):
    """One row of the workflow: from a status to a status, by whom, and what it must give.

    `who` may take the step in their own name; `on_behalf` may enter it for somebody who told
    them, and must name who and through which channel. `also` adds to what every document must
    give for that status (exchange.events); of the fields in a tuple, one will do.
    """

    before: Status
    after: Status
    who: frozenset[Role]
    also: tuple[tuple[str, ...], ...] = ()
    on_behalf: frozenset[Role] = frozenset()
    when: When = When.ALWAYS

    @property
    def gives(self) -> tuple[tuple[str, ...], ...]:
        """What the step must give."""
        return OWED_BY_STATUS[self.after] + self.also


def _step(
    before: Collection[Status],
    after: Status,
    who: Collection[Role],
    *also: tuple[str, ...],
    on_behalf: Collection[Role] = (),
    when: When = When.ALWAYS,
) -> tuple[Step, ...]:
    return tuple(
        Step(status, after, frozenset(who), also, frozenset(on_behalf), when) for status in before
    )


NEW = (Status.RECORDED, Status.UNDER_REVIEW)
WORKING = (Status.ASSIGNED, Status.IN_PROGRESS)
CLAIMED = (Status.DONE_CLAIMED,)
CLOSED = (Status.VERIFIED, Status.PARTLY_DONE, Status.NOT_DONE)
UNCLAIMED = tuple(status for status in OPEN if status not in CLAIMED)
EVIDENCE = ("letter_number", "proof_address", "meeting")
AWAITED = (("awaiting",), ("awaiting_until",))

STEPS: tuple[Step, ...] = (
    *_step([Status.RECORDED], Status.UNDER_REVIEW, [SECRETARY], ("organization",)),
    *_step(NEW, Status.ASSIGNED, [SECRETARY, CHAIR]),
    *_step(NEW, Status.NOT_DONE, [SECRETARY, CHAIR], ("letter_number", "meeting")),
    *_step([Status.ASSIGNED], Status.IN_PROGRESS, [OFFICER], on_behalf=[CLERK]),
    *_step([Status.IN_PROGRESS], Status.IN_PROGRESS, [OFFICER, SECRETARY], *AWAITED),
    *_step([Status.IN_PROGRESS], Status.IN_PROGRESS, [OFFICER, SECRETARY], when=When.WAITING),
    *_step(WORKING, Status.DONE_CLAIMED, [OFFICER], on_behalf=[CLERK]),
    *_step(CLAIMED, Status.VERIFIED, [SECRETARY], when=When.ANSWERED),
    *_step(CLAIMED, Status.VERIFIED, [CHAIR], when=When.DISPUTED),
    *_step(CLAIMED, Status.IN_PROGRESS, [SECRETARY], when=When.DISPUTED),
    *_step(CLAIMED, Status.PARTLY_DONE, [SECRETARY, CHAIR]),
    *_step(WORKING, Status.NOT_DONE, [CHAIR, SECRETARY], EVIDENCE),
    *_step(UNCLAIMED, Status.WITHDRAWN, [NGO], when=When.OWN),
    *_step(OPEN, Status.WITHDRAWN, [], on_behalf=[SECRETARY]),
    *_step(OPEN, Status.MERGED, [SECRETARY]),
    *_step(CLOSED, Status.IN_PROGRESS, [SECRETARY, CHAIR], EVIDENCE),
)


class Note(NamedTuple):
    """An event that moves no status: at which statuses it may be entered, and by whom."""

    kind: EventKind
    at: tuple[Status, ...]
    who: frozenset[Role]
    on_behalf: frozenset[Role] = frozenset()

    @property
    def gives(self) -> tuple[tuple[str, ...], ...]:
        """What the event must give."""
        return OWED_BY_KIND[self.kind]


ASSIGNED = (*WORKING, *CLAIMED)
ANYTIME = tuple(Status)

NOTES: tuple[Note, ...] = (
    Note(EventKind.EXTENSION, ASSIGNED, frozenset({SECRETARY})),
    Note(EventKind.ASSIGNMENT, WORKING, frozenset({SECRETARY, CHAIR})),
    Note(EventKind.PROGRESS, ASSIGNED, frozenset({OFFICER}), frozenset({CLERK})),
    Note(EventKind.LETTER, ANYTIME, STAFF | {OFFICER}),
    Note(EventKind.PROOF, ANYTIME, STAFF | {OFFICER, NGO}),
    Note(EventKind.DISPUTE, CLAIMED, frozenset({NGO}), frozenset({SECRETARY})),
    Note(EventKind.CONFIRMATION, CLAIMED, frozenset({NGO}), frozenset({SECRETARY})),
    Note(EventKind.COMMENT, ANYTIME, STAFF | {OFFICER, NGO}, frozenset({SECRETARY})),
)


def may_follow(before: Status, after: Status) -> bool:
    """Tell whether the workflow has a step from one status to the other, by whomever."""
    return any(step.before is before and step.after is after for step in STEPS)


def steps_from(status: Status) -> tuple[Step, ...]:
    """Return the steps that lead on from a status."""
    return tuple(step for step in STEPS if step.before is status)
