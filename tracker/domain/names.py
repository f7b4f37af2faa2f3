"""The bodies and people of documents, by name: their ids in the registers."""

from dataclasses import dataclass, field

from tracker.exchange import Document
from tracker.exchange.repeats import key

Owned = tuple[int, str]  # a council's id and a folded name
Owner = tuple[int, Document]  # a council's id and a document of it


@dataclass(frozen=True)
class Names:
    """Ids by council and folded name."""

    organizations: dict[Owned, int] = field(default_factory=dict)
    people: dict[Owned, int] = field(default_factory=dict)

    def organization(self, council_id: int, name: str | None) -> int | None:
        """Return the id of the organization that a document calls so."""
        return self.organizations[council_id, key(name)] if name else None

    def person(self, council_id: int, name: str | None) -> int | None:
        """Return the id of the person whom a document calls so."""
        return self.people[council_id, key(name)] if name else None
