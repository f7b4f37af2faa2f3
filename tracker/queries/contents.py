"""The records of meetings as documents tell them, many at once and of JSON's own types."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from tracker.exchange import document as tree
from tracker.exchange.events import Event
from tracker.exchange.registers import Council as CouncilShape
from tracker.models import (
    AgendaItem,
    Attendance,
    Council,
    Meeting,
    Proposal,
    ProposalEvent,
    ProposalParty,
    Statement,
)
from tracker.models.meetings import MeetingKind
from tracker.models.proposals import Part
from tracker.queries.nodes import Node, Row, read

Spelled = set[tuple[int, str]]  # the id of a body or person, and how a row spells its name

SOURCE = tuple(tree.Source.model_fields)
PROPOSERS = ("people", "organizations", "groups")


@dataclass
class Record:
    """What the rows of a meeting tell: its document less the registers, and whom they name."""

    council_id: int
    content: Node
    bodies: Spelled = field(default_factory=set)
    people: Spelled = field(default_factory=set)


def records(session: Session, ids: Collection[int]) -> dict[int, Record]:
    """Return the records of published meetings by their ids."""
    meetings = read(
        session,
        Meeting,
        tree.Meeting,
        ("id", "council_id", "code", "body_id", "chair_id", "secretary_id", *_columns(SOURCE)),
        order="id",
        of=ids,
    )
    councils = _councils(session, {row.links[1] for [row] in meetings.values()})
    found = {number: _begun(row, councils) for number, [row] in meetings.items()}
    by_meeting: Any = {"order": "position", "of": ids}
    agenda = read(session, AgendaItem, None, ("meeting_id", "id", "text"), **by_meeting)
    attended = ("meeting_id", "person_id", "organization_id", "group_text")
    attendance = read(session, Attendance, tree.Attendance, attended, **by_meeting)
    spoke = ("meeting_id", "id", "person_id", "agenda_item_id")
    statements = read(session, Statement, tree.Statement, spoke, **by_meeting)
    for number, record in found.items():
        _tell_what_was_said(record, agenda[number], attendance[number], statements[number])
    _tell_proposals(session, found, statements)
    return found


def _columns(names: Iterable[str]) -> list[str]:
    return [f"source_{name}" for name in names]


def _councils(session: Session, ids: Collection[int]) -> dict[int, Node]:
    rows = read(session, Council, CouncilShape, ("id",), order="id", of=ids)
    return {number: row.node for number, [row] in rows.items()}


def _begun(row: Row, councils: dict[int, Node]) -> Record:
    _id, council_id, code, body_id, chair_id, secretary_id, *source = row.links
    told = {
        name: str(value) for name, value in zip(SOURCE, source, strict=True) if value is not None
    }
    if "site" in told:
        row.node["source"] = told
    content = {"format": tree.FORMAT, "council": councils[council_id], "code": code}
    record = Record(council_id, content | {"meeting": row.node})
    _name(record.bodies, body_id, row.node.get("body"))
    _name(record.people, chair_id, row.node.get("chair"))
    _name(record.people, secretary_id, row.node.get("secretary"))
    return record


def _name(spelled: Spelled, number: int | None, name: str | None) -> None:
    if number and name:
        spelled.add((number, name))


def _tell_what_was_said(
    record: Record, agenda: Sequence[Row], attendance: Sequence[Row], statements: Sequence[Row]
) -> None:
    items = {row.links[1]: number for number, row in enumerate(agenda, 1)}
    for node, (_, person_id, body_id, group) in attendance:
        if group:
            node["group"] = group
        _name(record.people, person_id, node.get("person"))
        _name(record.bodies, body_id, node.get("organization"))
    for node, (_, _id, person_id, item_id) in statements:
        if item_id in items:
            node["agenda_item"] = items[item_id]
        _name(record.people, person_id, node.get("speaker"))
    _fill(
        record.content,
        agenda=[row.links[2] for row in agenda],
        attendance=[row.node for row in attendance],
        statements=[row.node for row in statements],
    )


def _tell_proposals(
    session: Session, found: dict[int, Record], statements: dict[int, list[Row]]
) -> None:
    columns = ("meeting_id", "id", "number", "public", "struck_in", "statement_id")
    proposals = read(session, Proposal, tree.Proposal, columns, order="number", of=found)
    kept = {
        row.links[1]: found[meeting_id]
        for meeting_id, rows in proposals.items()
        for row in rows
        if row.links[4] is None
    }
    named = ("proposal_id", "part", "name", "person_id", "organization_id")
    parties = read(session, ProposalParty, None, named, order="position", of=kept)
    happened = ("proposal_id", "organization_id")
    events = read(session, ProposalEvent, Event, happened, order="id", of=kept)
    for meeting_id, rows in proposals.items():
        record = found[meeting_id]
        said = {row.links[1]: number for number, row in enumerate(statements[meeting_id], 1)}
        told = [row for row in rows if row.links[1] in kept]
        for row in told:
            number = row.links[1]
            _tell_proposal(record, row, said, parties[number], events[number])
        _fill(
            record.content,
            proposals=[row.node for row in told],
            struck=[row.links[2] for row in rows if row.links[1] not in kept],
        )


def _tell_proposal(
    record: Record, row: Row, said: dict[int, int], parties: Sequence[Row], events: Sequence[Row]
) -> None:
    node, (*_, public, _struck_in, statement_id) = row
    tells = record.content["meeting"].get("kind") != MeetingKind.CLOSED
    node.pop("public", None)
    if bool(public) != tells:
        node["public"] = bool(public)
    if statement_id in said:
        node["statement"] = said[statement_id]
    of: dict[str, list[str]] = {name: [] for name in (*PROPOSERS, Part.COOPERATING, Part.INFORMED)}
    for _, (_, part, name, person_id, body_id) in parties:
        _name(record.people, person_id, name)
        _name(record.bodies, body_id, name)
        kind = "people" if person_id else "organizations" if body_id else "groups"
        of[kind if part == Part.PROPOSER else part].append(name)
    for event, (_, body_id) in events:
        _name(record.bodies, body_id, event.get("organization"))
    proposers = {name: of.pop(name) for name in PROPOSERS if of[name]}
    _fill(node, proposers=proposers, events=[event for event, _ in events])
    _fill(node, **{name: of[name] for name in (Part.COOPERATING, Part.INFORMED)})


def _fill(node: Node, **parts: Any) -> None:
    """Add what is not empty."""
    node.update({name: part for name, part in parts.items() if part})
