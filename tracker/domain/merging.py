"""Two people changed one draft: what each of them typed, side by side, and how to go on.

A form carries a fingerprint of each row as it was when the form was made. So a row that only one
of two changed is taken as that one left it, and only where both did must somebody choose.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from tracker.queries.lines import Details, Draft

TABLES = ("agenda", "attendance", "statements", "proposals")
DETAILS = tuple(Details.__dataclass_fields__)
ALIKE = 0.5

Fields = dict[str, Any]
Was = Mapping[str, str]  # fingerprints by key


@dataclass(frozen=True)
class Both:
    """A row, or a detail, that two people left in different states; None: without the row.

    `mine` is what was typed, `theirs` what is stored. Where `open`, both changed it and somebody
    must choose; else it is taken as stored, because only they did.
    """

    key: str
    mine: Fields | None
    theirs: Fields | None
    open: bool

    @property
    def table(self) -> str:
        """Return the table of the row, or "details"."""
        return self.key.partition(".")[0]

    @property
    def differing(self) -> list[str]:
        """Return the fields in which the two differ."""
        mine, theirs = self.mine or {}, self.theirs or {}
        names = dict.fromkeys([*mine, *theirs])
        return [name for name in names if mine.get(name) != theirs.get(name)]


@dataclass(frozen=True)
class Merged:
    """What was typed, with what only the others changed put in, and where the two differ."""

    draft: Draft
    both: list[Both]


def fingerprint(value: Any) -> str:
    """Return a few letters that change with the value."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:8]


def fingerprints(draft: Draft) -> dict[str, str]:
    """Return the fingerprint of each row and each detail of a stored draft, by its key."""
    found = {f"details.{name}": fingerprint(getattr(draft.details, name)) for name in DETAILS}
    for table in TABLES:
        for line in getattr(draft, table):
            found[f"{table}.{line.id}"] = fingerprint(_fields(line))
    return found


def merged(stored: Draft, typed: Draft, was: Was) -> Merged:
    """Return what was typed on a form with the fingerprints `was`, beside what is stored now."""
    both: list[Both] = []
    tables = {table: tuple(_table(table, stored, typed, was, both)) for table in TABLES}
    return Merged(Draft(details=_details(stored, typed, was, both), **tables), both)


def chosen(draft: Draft, stored: Draft, theirs: set[str]) -> Draft:
    """Return the draft with these keys, a row's or a detail's, as they are stored."""
    details = {
        name: getattr(stored.details, name) for name in DETAILS if f"details.{name}" in theirs
    }
    tables = {table: tuple(_chosen(table, draft, stored, theirs)) for table in TABLES}
    return Draft(details=replace(draft.details, **details), **tables)


def rekeyed(stored: Draft, typed: Draft, was: Was) -> tuple[Draft, Was]:
    """Return a draft of published minutes with its lines known by their places in `stored`.

    A correction gives every row a new place: a line is found again by its fingerprint, or, where
    it was changed, as the one that it is most like.
    """
    places, keys = dict(was), dict(was)
    tables: dict[str, Any] = {}
    for table in ("agenda", "attendance", "statements"):
        moves = dict(_moves(table, stored, typed, was))
        known = {key for key in was if key.startswith(f"{table}.")}
        keys = {key: value for key, value in keys.items() if key not in known}
        for key in known:
            place = int(key.partition(".")[2])
            keys[f"{table}.{moves.get(place, -place)}"] = places[key]
        tables[table] = tuple(
            replace(line, id=moves.get(line.id, -line.id)) if line.id else line
            for line in getattr(typed, table)
        )
    return replace(typed, **tables), keys


def _table(table: str, stored: Draft, typed: Draft, was: Was, both: list[Both]) -> Iterator[Any]:
    theirs = {line.id: line for line in getattr(stored, table)}
    for line in getattr(typed, table):
        if line.id is None:
            yield line
            continue
        key, their = f"{table}.{line.id}", theirs.pop(line.id, None)
        mine = None if line.is_empty else line
        kept = _kept(key, mine, their, was, both)
        if kept is not None:
            yield kept
    for line in theirs.values():
        kept = _kept(f"{table}.{line.id}", None, line, was, both)
        if kept is not None:
            yield kept


def _kept(key: str, mine: Any, theirs: Any, was: Was, both: list[Both]) -> Any:
    """Return the line to go on with; note where the two differ and it matters."""
    left, right = _fields(mine), _fields(theirs)
    if left == right:
        return mine
    base = was.get(key)
    i_did = fingerprint(left) != base and bool(left or base)
    they_did = fingerprint(right) != base and bool(right or base)
    if they_did:
        both.append(Both(key, left, right, open=i_did))
    return mine if i_did else theirs


def _details(stored: Draft, typed: Draft, was: Was, both: list[Both]) -> Details:
    taken: Fields = {}
    for name in DETAILS:
        mine, theirs = getattr(typed.details, name), getattr(stored.details, name)
        base = was.get(f"details.{name}")
        if mine == theirs or fingerprint(theirs) == base:
            continue
        i_did = fingerprint(mine) != base
        both.append(Both(f"details.{name}", {name: mine}, {name: theirs}, open=i_did))
        if not i_did:
            taken[name] = theirs
    return replace(typed.details, **taken)


def _chosen(table: str, draft: Draft, stored: Draft, theirs: set[str]) -> Iterator[Any]:
    known = {line.id: line for line in getattr(stored, table)}
    for line in getattr(draft, table):
        if f"{table}.{line.id}" not in theirs:
            yield line
        elif line.id in known:
            yield known[line.id]
    present = {line.id for line in getattr(draft, table)}
    for number, line in known.items():
        if number not in present and f"{table}.{number}" in theirs:
            yield line


def _moves(table: str, stored: Draft, typed: Draft, was: Was) -> Iterator[tuple[int, int]]:
    """Yield where lines of the form are now: those that nobody changed, then the likeliest."""
    left = {line.id: line for line in getattr(stored, table)}
    lost = []
    for line in getattr(typed, table):
        base = was.get(f"{table}.{line.id}")
        place = next((n for n, other in left.items() if fingerprint(_fields(other)) == base), None)
        if line.id and place is None:
            lost.append(line)
        elif line.id and place is not None:
            del left[place]
            yield line.id, place
    for line in lost:
        likeness = {place: _likeness(line, other) for place, other in left.items()}
        best = max(likeness, key=lambda place: likeness[place], default=None)
        if best is not None and likeness[best] > ALIKE:
            del left[best]
            yield line.id, best


def _likeness(one: Any, other: Any) -> float:
    left, right = (" ".join(map(str, _fields(line).values())) for line in (one, other))
    return float(SequenceMatcher(None, left, right).quick_ratio())


def _fields(line: Any) -> Fields:
    """Return what a line says; nothing for a line that is not there."""
    if line is None:
        return {}
    return {name: value for name, value in asdict(line).items() if name != "id"}
