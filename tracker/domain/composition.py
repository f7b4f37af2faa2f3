"""From a draft to the exchange document that it would be published as."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from tracker import exchange
from tracker.domain.redrafting import names_of
from tracker.exchange import Document
from tracker.exchange.document import FORMAT
from tracker.exchange.wire import plain
from tracker.models import Council
from tracker.models.meetings import DateBasis
from tracker.persian.listing import join_names, split_names
from tracker.persian.text import name_key
from tracker.queries.lines import (
    AttendanceLine,
    Details,
    Draft,
    ProposalLine,
    StatementLine,
)

Content = dict[str, Any]
COUNCIL = ("slug", "name", "short_name", "prefix", "heading")


def document(content: Content) -> Document:
    """Return the document of this content, checked as any that comes from outside; raise Faults."""
    return exchange.read(json.dumps(content, ensure_ascii=False).encode())


def composed(
    draft: Draft, council: Council, code: str, bodies: Collection[str], people: Collection[str]
) -> Content:
    """Return the content of the document that a draft would be published as, under this code.

    `bodies` and `people` are the folded names that the registers know: by them a proposer is told
    from a body, and both from a group of which only the words are known.
    """
    draft = draft.settled()
    who = _Known(draft, bodies, people)
    return {
        "format": FORMAT,
        "council": _told({name: getattr(council, name) for name in COUNCIL}),
        "code": code,
        "meeting": _meeting({}, draft.details),
        "agenda": [line.text for line in draft.agenda],
        "attendance": [_told(_attendance(line)) for line in draft.attendance],
        "statements": [_told(_statement(line)) for line in draft.statements],
        "proposals": [
            {"number": number, **_told(_proposal(line, who))}
            for number, line in enumerate(draft.proposals, 1)
        ],
    }


def amended(
    stored: Document, draft: Draft, bodies: Collection[str], people: Collection[str]
) -> Content:
    """Return the content of published minutes with what a draft of them says put in.

    What no line shows (sources, timelines, registers) stays. A new proposal gets the number after
    all that were ever given.
    """
    draft = draft.settled()
    content, who = plain(stored), _Known(draft, bodies, people)
    return content | {
        "meeting": _meeting(content["meeting"], draft.details),
        "agenda": [line.text for line in draft.agenda],
        "attendance": _lines(content.get("attendance", ()), draft.attendance, _attendance),
        "statements": _lines(content.get("statements", ()), draft.statements, _statement),
        "proposals": _proposals(stored, content.get("proposals", ()), draft.proposals, who),
    }


class _Known:
    """Who is a person and who a body, by the registers and by the attendance of this meeting."""

    def __init__(self, draft: Draft, bodies: Collection[str], people: Collection[str]) -> None:
        self.bodies = {*bodies} | _keys(line.organization for line in draft.attendance)
        self.people = {*people} | _keys(line.person for line in draft.attendance)

    def sorted(self, names: Sequence[str]) -> dict[str, list[str]]:
        """Return names as the proposers of a document."""
        found: dict[str, list[str]] = {"people": [], "organizations": [], "groups": []}
        for name in names:
            key = name_key(name)
            kind = "people" if key in self.people else "groups"
            found["organizations" if key in self.bodies else kind].append(name)
        return {kind: listed for kind, listed in found.items() if listed}


def _keys(names: Iterable[str | None]) -> set[str]:
    return {name_key(name) for name in names if name}


def _meeting(base: Mapping[str, Any], told: Details) -> Content:
    """Return a meeting's entry; without a title, it goes by the name of the body that met."""
    names = ("body", "kind", "held", "term", "number", "place", "chair", "secretary")
    shown = {name: getattr(told, name) for name in (*names, "approximate", "approved_by")}
    shown |= {
        "title": told.title or told.body,
        "day": told.day.isoformat() if told.day else None,
        "starts_at": _clock(told.starts_at),
    }
    if base.get("date_basis") == DateBasis.INFERRED and base.get("day") != shown["day"]:
        shown["date_basis"] = DateBasis.CONFIRMED
    if base.get("body") != told.body:
        shown["body_inferred"] = None
    return _over(base, shown)


def _attendance(line: AttendanceLine) -> Content:
    names = ("person", "organization", "group", "role", "presence", "on_behalf_of", "reason")
    return {name: getattr(line, name) for name in (*names, "substitute")} | {
        "came_at": _clock(line.came_at),
        "left_at": _clock(line.left_at),
    }


def _statement(line: StatementLine) -> Content:
    names = ("text", "speaker", "role", "kind", "agenda_item")
    return {name: getattr(line, name) for name in names}


def _proposal(line: ProposalLine, who: _Known) -> Content:
    names = ("text", "decision", "kind", "resolution_number", "vote", "continuing", "statement")
    shown = {name: getattr(line, name) for name in (*names, "public")}
    return shown | {"proposers": who.sorted(line.proposers)}


def _proposals(
    stored: Document, entries: Sequence[Any], lines: Sequence[ProposalLine], who: "_Known"
) -> list[Content]:
    known = {entry["number"]: entry for entry in entries}
    last = max([*known, *stored.struck], default=0)
    was_public = {proposal.number: stored.shows(proposal) for proposal in stored.proposals}
    said: dict[int, Content] = {}
    for line in lines:
        base = known.pop(line.id or 0, None)
        if base is None:
            base = {"number": (last := last + 1)}
        shown = _proposal(line, who)
        if line.public == was_public.get(line.id or 0):
            del shown["public"]  # where the kind decides, a correction of the kind decides anew
        if _parted(line.proposers) == _parted(names_of(stored, line.id)):
            del shown["proposers"]
        said[base["number"]] = _over(base, shown)
    return [said[number] for number in sorted(said)]


def _parted(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as a line of a form parts them, whatever comma stands in one of them."""
    return split_names(join_names(names))


def _lines(entries: Sequence[Any], lines: Sequence[Any], shown: Any) -> list[Content]:
    """Return the entry of each line: what it was, where it was one, with what the line shows."""
    known = dict(enumerate(entries, 1))
    return [_over(known.pop(line.id, {}), shown(line)) for line in lines]


def _over(base: Mapping[str, Any], shown: Content) -> Content:
    return _told({**base, **shown})


def _told(entry: Content) -> Content:
    """Return the entry without what is not known."""
    return {name: value for name, value in entry.items() if value not in (None, "", {})}


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None
