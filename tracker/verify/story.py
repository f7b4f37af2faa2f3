"""What a chain tells, folded: which minutes stand, what happened since, who is who."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tracker.exchange.difference import folded
from tracker.exchange.repeats import key
from tracker.models.ledger import Told
from tracker.queries.ledger import Head
from tracker.verify.broken import Broken

Node = dict[str, Any]
MINUTES = (Told.PUBLISHED, Told.CORRECTED, Told.FOUND)


class Version(NamedTuple):
    """A version of minutes: the number of the entry that tells it, and when that was.

    `at` is None for what was found: when that was published, no chain can vouch for.
    """

    seq: int
    at: str | None


@dataclass(slots=True)
class Minutes:
    """What a chain tells of a meeting: `standing` is the entry whose document stands."""

    standing: int = 0
    erased: bool = False
    retracted: bool = False
    versions: dict[int, Version] = field(default_factory=dict)
    events: dict[int, str] = field(default_factory=dict)  # entries since then: of which proposal
    entered: dict[str, list[str | None]] = field(default_factory=dict)  # by code, of each event


class Story:
    """What the chain of a council has told so far."""

    def __init__(self, slug: str) -> None:
        """Begin before the first entry."""
        self.slug = slug
        self.head: Head | None = None
        self.minutes: dict[str, Minutes] = {}
        self.bodies: dict[str, Node] = {}
        self.people: dict[str, Node] = {}
        self._blank: set[int] = set()
        self._erased: set[int] = set()

    def tell(self, seq: int, at: str, action: Told, subject: str, body: str | None) -> None:
        """Take in the next entry; raise Broken where it makes no sense."""
        try:
            content = json.loads(body) if body is not None else None
            self._take(seq, at, action, subject, content)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Broken("senseless", council=self.slug, seq=seq) from None

    def emptied(self) -> int | None:
        """Return the first entry whose body is gone although no entry says that it was erased."""
        return min(self._blank - self._erased, default=None)

    def _take(self, seq: int, at: str, action: Told, subject: str, content: Node | None) -> None:
        if content is None:
            self._blank.add(seq)
        if action in MINUTES:
            self._version(seq, at, action, subject, content)
        elif action is Told.EVENT:
            minutes = self.minutes[subject.rpartition("-")[0]]
            minutes.events[seq] = subject
            minutes.entered.setdefault(subject, []).append(at)
            minutes.erased |= content is None
        elif action is Told.RETRACTED:
            self.minutes.setdefault(subject, Minutes()).retracted = True
        elif action is Told.ERASED:
            self._erased.add(int(subject))
        elif content is not None:
            self._entry(action, content)

    def _version(self, seq: int, at: str, action: Told, code: str, content: Node | None) -> None:
        minutes = self.minutes.setdefault(code, Minutes())
        minutes.standing, minutes.events, minutes.erased = seq, {}, content is None
        if content is None:
            number = len(minutes.versions) + (action is not Told.FOUND)
            minutes.versions.setdefault(number, Version(seq, None))
            return
        when = None if action is Told.FOUND else at
        number = content["version"]
        minutes.versions.setdefault(number, Version(seq, when))
        document = content["document"]
        minutes.entered = dict(_entered(minutes.entered, document, number, when))
        for entry in map(folded, document.get("organizations", ())):
            _fill(self.bodies.setdefault(entry.pop("name"), {}), entry)
        for entry in map(folded, document.get("people", ())):
            known = self.people.setdefault(entry["name"], {"memberships": []})
            for role in entry.get("memberships", ()):
                if role not in known.setdefault("memberships", []):
                    known["memberships"].append(role)

    def _entry(self, action: Told, content: Node) -> None:
        """Take in how a body or a person stands from here on."""
        register = self.bodies if action is Told.ORGANIZATION else self.people
        if was := content.get("was"):
            register.pop(key(was), None)
        entry = folded(content[action.value])
        register[entry.pop("name")] = entry


def _entered(
    before: dict[str, list[str | None]], document: Node, number: int, at: str | None
) -> Iterator[tuple[str, list[str | None]]]:
    """Yield when each event of these minutes was entered, by the codes of their proposals.

    What was hidden until a correction showed it may be older than that.
    """
    for proposal in document.get("proposals", ()):
        code, count = proposal["code"], len(proposal.get("events", ()))
        known = before.get(code, [])
        fresh = at if known or number == 1 else None
        yield code, [*known, *[fresh] * (count - len(known))]


def _fill(known: Node, entry: Node) -> None:
    """Add what a document tells of a body."""
    for name, value in entry.items():
        known[name] = known.get(name, {}) | value if name == "licence" else value
