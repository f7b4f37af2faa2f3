"""Who asks for something to be done."""

from dataclasses import dataclass

from tracker.domain.permissions import Action, may
from tracker.models.accounts import Language, Role


@dataclass(frozen=True)
class Actor:
    """An account as verbs need it, with the roles that it has at this moment.

    An NGO's representative or a unit's officer acts for `organization_id`; `address` is where
    the request came from, for the security log. The desk speaks `language`.
    """

    account_id: int
    council_id: int
    name: str
    roles: frozenset[Role]
    organization_id: int | None = None
    address: str | None = None
    language: Language = Language.FA

    def may(self, action: Action) -> bool:
        """Tell whether the table lets somebody with these roles do this."""
        return may(self.roles, action)
