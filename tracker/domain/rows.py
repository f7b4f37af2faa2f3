"""The rows that a document becomes, table by table: every column named, for bulk inserts."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from tracker.domain.names import Names
from tracker.domain.standing import Standing, standing
from tracker.exchange import Document, fields
from tracker.exchange import document as tree
from tracker.exchange.events import Event
from tracker.exchange.repeats import key
from tracker.exchange.speakers import people_who_speak
from tracker.models import codes
from tracker.models.meetings import Held, Minutes
from tracker.models.proposals import Part, ProposalKind, Status

Row = dict[str, Any]

SOURCE = tuple(tree.Source.model_fields)


class Published(NamedTuple):
    """A document on its way into the tables: whose it is, and the id of its meeting."""

    council_id: int
    document: Document
    meeting_id: int

    @property
    def keys(self) -> Row:
        """Return what every row of the meeting has."""
        return {"council_id": self.council_id, "meeting_id": self.meeting_id}


def meeting(council_id: int, document: Document, names: Names) -> Row:
    """Return the row of the meeting itself, as its first version."""
    told = document.meeting
    return {
        **_columns(told, leave_out=("source",)),
        **{f"source_{name}": getattr(told.source, name, None) for name in SOURCE},
        "council_id": council_id,
        "code": document.code,
        "version": 1,
        "minutes": Minutes.PUBLISHED if told.held is Held.HELD else Minutes.NONE,
        "body_id": names.organization(council_id, told.body),
        "chair_id": names.person(council_id, told.chair),
        "secretary_id": names.person(council_id, told.secretary),
    }


def agenda(item: Published, _names: Names, _above: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of the agenda."""
    for position, text in enumerate(item.document.agenda, 1):
        yield {**item.keys, "position": position, "text": text}


def attendance(item: Published, names: Names, _above: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of who was there."""
    for position, told in enumerate(item.document.attendance, 1):
        yield {
            **item.keys,
            **_columns(told, leave_out=("group",)),
            "position": position,
            "group_text": told.group,
            "person_id": names.person(item.council_id, told.person),
            "organization_id": names.organization(item.council_id, told.organization),
        }


def statements(item: Published, names: Names, agenda_ids: Sequence[int]) -> Iterator[Row]:
    """Yield the rows of what was said, linked to the agenda's."""
    said = zip(item.document.statements, people_who_speak(item.document), strict=True)
    for position, (told, speaker) in enumerate(said, 1):
        yield {
            **item.keys,
            **_columns(told, leave_out=("agenda_item",)),
            "position": position,
            "person_id": names.person(item.council_id, speaker),
            "agenda_item_id": _numbered(agenda_ids, told.agenda_item),
        }


def proposals(
    item: Published, names: Names, statement_ids: Sequence[int], *, at: datetime
) -> Iterator[Row]:
    """Yield the rows of the proposals, linked to the statements', with where each stands.

    The last one first: lists show the latest first, and so begin with a meeting's first one.
    """
    for told in reversed(item.document.proposals):
        yield {
            **item.keys,
            **proposal(item, told, statement_ids),
            **stands(item.council_id, standing(told.events), names),
            "struck_in": None,
            "updated_at": at,
        }


def proposal(item: Published, told: tree.Proposal, statement_ids: Sequence[int]) -> Row:
    """Return the columns of a proposal that the minutes fill."""
    return {
        **_columns(told, leave_out=("proposers", "cooperating", "informed", "events", "statement")),
        "position": told.number,
        "public": item.document.shows(told),
        "statement_id": _numbered(statement_ids, told.statement),
        "raised_on": item.document.meeting.day,
    }


def stands(council_id: int, now: Standing, names: Names) -> Row:
    """Return the columns of a proposal that its timeline fills."""
    row = now._asdict()
    del row["disputes"], row["last_step_on"], row["taken_up"]
    responsible = names.organization(council_id, row.pop("responsible"))
    return {**row, "responsible_id": responsible, "disputed": now.disputed}


def struck(item: Published) -> Iterator[Row]:
    """Yield the rows that hold numbers which were struck before this store knew the meeting."""
    for number in item.document.struck:
        yield {
            **item.keys,
            "position": number,
            "number": number,
            "code": codes.proposal_code(item.document.code, number),
            "status": Status.RECORDED,
            "kind": ProposalKind.PROPOSAL,
            "text": "",
            "public": False,
            "continuing": False,
            "extensions": 0,
            "disputed": False,
            "struck_in": 0,
        }


def parties(council_id: int, told: tree.Proposal, number: int, names: Names) -> Iterator[Row]:
    """Yield the rows of those who have a part in the proposal with this id."""
    person, body = partial(names.person, council_id), partial(names.organization, council_id)
    proposers = told.proposers
    listed = (
        *((Part.PROPOSER, name, person(name), None) for name in proposers.people),
        *((Part.PROPOSER, name, None, body(name)) for name in proposers.organizations),
        *((Part.PROPOSER, name, None, None) for name in proposers.groups),
        *((Part.COOPERATING, name, None, body(name)) for name in told.cooperating),
        *((Part.INFORMED, name, None, body(name)) for name in told.informed),
    )
    for position, (part, name, person_id, organization_id) in enumerate(listed, 1):
        yield {
            "council_id": council_id,
            "proposal_id": number,
            "position": position,
            "part": part,
            "name": name,
            "person_id": person_id,
            "organization_id": organization_id,
        }


def events(
    council_id: int, told: tree.Proposal, number: int, names: Names, *, at: datetime
) -> Iterator[Row]:
    """Yield the rows of the timeline of the proposal with this id; `at` is their entry."""
    for event in told.events:
        yield event_row(council_id, event, number, names, at=at)


def event_row(
    council_id: int,
    event: Event,
    number: int,
    names: Names,
    *,
    at: datetime,
    account_id: int | None = None,
) -> Row:
    """Return the row of one event; `account_id` is who entered it, if it was somebody here."""
    return {
        **_columns(event),
        "council_id": council_id,
        "proposal_id": number,
        "organization_id": names.organization(council_id, event.organization),
        "on_behalf_of_key": event.on_behalf_of and key(event.on_behalf_of),
        "entered_at": at,
        "account_id": account_id,
    }


def _columns(told: fields.Part, *, leave_out: Sequence[str] = ()) -> Row:
    columns = dict(vars(told))  # a part has its fields and nothing else, in their order
    for name in leave_out:
        del columns[name]
    return columns


def _numbered(ids: Sequence[int], number: int | None) -> int | None:
    return ids[number - 1] if number else None
