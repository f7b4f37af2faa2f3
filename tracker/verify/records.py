"""Do the published meetings say what the chain tells of them: minutes and timelines?"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from tracker.exchange import Document, chain
from tracker.exchange.difference import unlike
from tracker.exchange.wire import plain
from tracker.models.meetings import MeetingKind
from tracker.queries.contents import records
from tracker.queries.documents import public
from tracker.queries.nodes import Node
from tracker.queries.statement import statement
from tracker.verify import standings, versions
from tracker.verify.broken import Broken
from tracker.verify.story import Minutes, Story

TOGETHER = 100  # meetings in memory

MEETINGS = """
SELECT m.id, m.code, m.version, r.confirmed_at
FROM meeting m LEFT JOIN retraction r ON r.meeting_id = m.id
WHERE m.council_id = :council AND m.code IS NOT NULL AND m.id > :last ORDER BY m.id LIMIT :limit
"""
BODIES = """
SELECT b.seq, b.body
FROM ledger_body b WHERE b.council_id = :council AND b.seq IN :ids
"""
ENTERED = """
SELECT p.code, e.entered_at
FROM proposal p JOIN proposal_event e ON e.proposal_id = p.id
WHERE p.meeting_id IN :ids AND p.public ORDER BY p.id, e.id
"""


class Published(NamedTuple):
    """A meeting that has a code."""

    id: int
    code: str
    version: int
    retracted_at: Any


def check(session: Session, council_id: int, story: Story) -> int:
    """Return how many meetings of the council are what the chain tells; raise Broken."""
    seen = 0
    for meetings in _batches(session, council_id):
        for meeting in meetings:
            _check_told(meeting, story)
        standing = [
            meeting
            for meeting in meetings
            if not (meeting.retracted_at or story.minutes[meeting.code].erased)
        ]
        _check_standing(session, council_id, standing, story)
        versions.check(session, meetings, story)
        standings.check(session, [meeting.id for meeting in meetings])
        seen += len(meetings)
        for meeting in meetings:
            story.minutes.pop(meeting.code)
    for code in story.minutes:
        raise Broken("meeting_gone", code=code)
    return seen


def _batches(session: Session, council_id: int) -> Iterator[Sequence[Published]]:
    last = 0
    while True:
        values = {"council": council_id, "last": last, "limit": TOGETHER}
        found = [
            Published(*row) for row in session.connection().execute(statement(MEETINGS), values)
        ]
        if not found:
            return
        yield found
        last = found[-1].id


def _check_told(meeting: Published, story: Story) -> None:
    minutes = story.minutes.get(meeting.code)
    if minutes is None or not minutes.standing:
        raise Broken("untold", code=meeting.code)
    if minutes.retracted != bool(meeting.retracted_at):
        raise Broken("retraction", code=meeting.code)


def _check_standing(
    session: Session, council_id: int, meetings: Sequence[Published], story: Story
) -> None:
    """Raise Broken where minutes or timelines are not what the entries fold to."""
    if not meetings:
        return
    ids = [meeting.id for meeting in meetings]
    told = [story.minutes[meeting.code] for meeting in meetings]
    wanted = [seq for minutes in told for seq in (minutes.standing, *minutes.events)]
    bodies = dict(
        tuple(row)
        for row in session.connection().execute(
            statement(BODIES), {"council": council_id, "ids": wanted}
        )
    )
    found, entered = records(session, ids), _entered(session, ids)
    for meeting, minutes in zip(meetings, told, strict=True):
        is_now, was_told = _shown(found[meeting.id].content), _folded(minutes, bodies)
        if is_now != was_told:
            place = next(iter(unlike(was_told, is_now))).place
            raise Broken("record", code=meeting.code, place=place, seq=minutes.standing)
        for proposal in was_told.get("proposals", ()):
            code = proposal["code"]
            _check_entered(code, minutes.entered.get(code, []), entered.get(code, []))


def _folded(minutes: Minutes, bodies: dict[int, str]) -> Node:
    """Return the document that stands, with what was entered since; without its registers."""
    document: Node = json.loads(bodies[minutes.standing])["document"]
    document.pop("organizations", None)
    document.pop("people", None)
    if minutes.events:
        proposals = {proposal["code"]: proposal for proposal in document.get("proposals", ())}
        for seq, code in minutes.events.items():
            event = json.loads(bodies[seq])["event"]
            proposals[code].setdefault("events", []).append(event)
    return document


def _shown(content: Node) -> Node:
    """Return what of a record is public."""
    hidden = any("public" in proposal for proposal in content.get("proposals", ()))
    if not hidden and content["meeting"].get("kind") != MeetingKind.CLOSED:
        return content
    shown = plain(public(Document.model_validate(content)))
    shown.pop("organizations", None)
    shown.pop("people", None)
    return shown


def _entered(session: Session, ids: Sequence[int]) -> dict[str, list[str]]:
    """Return when each event of the public proposals was entered, by their codes."""
    entered: dict[str, list[str]] = {}
    for code, at in session.connection().execute(statement(ENTERED), {"ids": ids}):
        entered.setdefault(code, []).append(chain.instant(at))
    return entered


def _check_entered(code: str, told: Sequence[str | None], stored: Sequence[str]) -> None:
    for place, (known, at) in enumerate(zip(told, stored, strict=True), 1):
        if known is not None and known != at:
            raise Broken("entered", code=code, place=place)
