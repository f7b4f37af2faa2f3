"""The registers of a document: the council, and what is known of bodies and people it names."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tracker.exchange.fields import Count, Day, Line, Part
from tracker.models.organizations import Classification

MOST_MEMBERSHIPS = 50  # of one person, in one document and in the record


class Council(Part):
    """Whose record it is."""

    slug: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    name: Line
    short_name: Line
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}$")]
    heading: Line | None = None


class Licence(Part):
    """An NGO's licence."""

    number: Line | None = None
    issuer: Line | None = None
    expires_on: Day | None = None


class Organization(Part):
    """What the record knows of a body that the document names."""

    name: Line
    classification: Classification | None = None
    parent: Line | None = None
    seats: Count | None = None
    licence: Licence | None = None


class Membership(Part):
    """A role of a person in a body."""

    organization: Line
    role: Line
    since: Day | None = None
    until: Day | None = None


class Person(Part):
    """What the record knows of a person whom the document names."""

    name: Line
    memberships: tuple[Membership, ...] = Field(default=(), max_length=MOST_MEMBERSHIPS)
