"""What the ledger of a store tells, for tests."""

import json
from typing import Any

from sqlmodel import Session

from tests.tables import rows

TOLD = """
SELECT e.action, e.subject, b.body FROM ledger_entry e
JOIN ledger_body b ON b.council_id = e.council_id AND b.seq = e.seq
ORDER BY e.council_id, e.seq
"""


def told(session: Session) -> list[tuple[str, str, Any]]:
    """Return each entry's action, its subject and what it tells, in order."""
    return [
        (action, subject, body and json.loads(body))
        for action, subject, body in rows(session, TOLD)
    ]


def version(session: Session, number: int = 1) -> Any:
    """Return the document that the entry of this version of minutes tells."""
    [found] = [body["document"] for *_, body in told(session) if body.get("version") == number]
    return found
