"""Who may do what: the one table that every door asks (proofs.md, Who may do what)."""

from collections.abc import Collection
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a council; everybody is the public too."""

    PUBLIC = "public"


class Action(StrEnum):
    """What a door may be asked for."""

    READ_PUBLISHED = "read_published"


MAY: dict[Action, frozenset[Role]] = {
    Action.READ_PUBLISHED: frozenset({Role.PUBLIC}),
}


def may(roles: Collection[Role], action: Action) -> bool:
    """Tell whether somebody with these roles may do this; what the table leaves out is denied."""
    return not MAY.get(action, frozenset()).isdisjoint(roles)
