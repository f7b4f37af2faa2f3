"""A proposal's timeline as its page draws it: what each event is a turn to."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from tracker.domain.standing import takes_up
from tracker.models import ProposalEvent
from tracker.models.events import Certainty, Channel, EventKind
from tracker.models.proposals import ENDED, Status


class Turn(StrEnum):
    """What a change of status means after what came before."""

    PLAIN = "plain"
    UPHELD = "upheld"
    REOPENED = "reopened"
    AGAIN = "again"


class Entry(NamedTuple):
    """An event, with what can only be seen beside its neighbours.

    `due_before` is the deadline that an extension moved; `from_press` tells that the record knows
    of the proposal from a press report alone.
    """

    event: ProposalEvent
    turn: Turn
    due_before: date | None
    from_press: bool


def entries(events: Sequence[ProposalEvent]) -> list[Entry]:
    """Return the entries of a timeline (given and returned with the latest first)."""
    return list(_entries(list(reversed(events))))[::-1]


class LastStep(NamedTuple):
    """The last step of a timeline: its day, and whether one who asked has confirmed.

    What is said to be done is confirmed after that, what was closed as done before it.
    """

    day: date
    confirmed: bool = False


def last_step(events: Sequence[ProposalEvent]) -> LastStep:
    """Return the last step of a timeline (given with the latest first).

    Each begins with a step. What was said later, in a comment or a letter, did not end it again.
    """
    confirmed = False
    for place, event in enumerate(events):
        if event.status is Status.VERIFIED:
            return LastStep(event.happened_on, _is_told_confirmed(events[place:]))
        if event.status:
            return LastStep(event.happened_on, confirmed)
        confirmed = confirmed or event.kind is EventKind.CONFIRMATION
    raise ValueError("a timeline without a step")


def _is_told_confirmed(events: Sequence[ProposalEvent]) -> bool:
    """Tell whether the record tells who confirmed, or that somebody did, before this step."""
    since_claim = takewhile(lambda event: event.status is not Status.DONE_CLAIMED, events)
    answered = any(event.kind is EventKind.CONFIRMATION for event in since_claim)
    return answered or events[0].certainty is Certainty.CONFIRMED


def _entries(events: Sequence[ProposalEvent]) -> Iterator[Entry]:
    taken_up = any(map(takes_up, events))
    status: Status | None = None
    due: date | None = None
    disputed = False
    for event in events:
        turn = _turn(status, event.status, disputed)
        from_press = event.channel is Channel.PRESS and status is None and not taken_up
        yield Entry(event, turn, due, from_press)
        disputed = event.kind is EventKind.DISPUTE or (disputed and event.status is None)
        status, due = event.status or status, event.due_on or due


def _turn(before: Status | None, after: Status | None, disputed: bool) -> Turn:
    if before is None or after is not Status.IN_PROGRESS:
        return Turn.PLAIN
    if before is Status.DONE_CLAIMED and disputed:
        return Turn.UPHELD
    if before in ENDED:
        return Turn.REOPENED
    return Turn.AGAIN if before is Status.IN_PROGRESS else Turn.PLAIN
