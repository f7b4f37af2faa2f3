"""The security log: who came in, who was kept out, who changed whose rights."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from tracker.models import SecurityEvent

LONGEST = 300


class Happened(StrEnum):
    """What a line of the security log tells of."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    THROTTLED = "throttled"
    DENIED = "denied"
    FORGED = "forged"
    ACCOUNT_MADE = "account_made"
    ROLES_CHANGED = "roles_changed"
    SWITCHED_OFF = "switched_off"
    SWITCHED_ON = "switched_on"
    LINK_MADE = "link_made"
    PASSWORD_SET = "password_set"
    PASSWORD_CHANGED = "password_changed"


def note(
    session: Session,
    kind: Happened,
    *,
    at: datetime,
    council_id: int | None = None,
    account_id: int | None = None,
    address: str | None = None,
    detail: str | None = None,
) -> None:
    """Add a line; `account_id` is who did or tried it, `detail` names what it was done to."""
    session.add(
        SecurityEvent(
            council_id=council_id,
            account_id=account_id,
            at=at,
            kind=kind.value,
            address=address,
            detail=detail[:LONGEST] if detail else None,
        )
    )
