"""Each published version of minutes: told to the ledger; kept whole where not all is public."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session

from tracker import exchange
from tracker.domain import bulk, ledger
from tracker.domain.actors import Actor
from tracker.domain.ledger import Telling
from tracker.domain.rows import Published
from tracker.exchange import chain
from tracker.exchange.completion import ordered
from tracker.models import MinutesVersion
from tracker.models.ledger import Told
from tracker.queries.documents import public


def keep(
    session: Session,
    items: Sequence[Published],
    *,
    number: int = 1,
    reason: str | None = None,
    by: Actor | None,
    at: datetime,
) -> None:
    """Keep what these minutes say as their version of this `number`; from the second on, why."""
    by_council: dict[int, list[Published]] = defaultdict(list)
    for item in items:
        by_council[item.council_id].append(item)
    for council_id, of_council in sorted(by_council.items()):
        texts = [_texts(item) for item in of_council]
        action = Told.CORRECTED if number > 1 else Told.PUBLISHED
        told = [
            Telling(action, item.document.code, chain.version(shown, number, reason))
            for item, (_, shown) in zip(of_council, texts, strict=True)
        ]
        entries = ledger.append(session, council_id, told, by=by, at=at)
        rows = [
            _row(item, number, reason, whole, shown, seq) | {"published_at": at}
            for item, (whole, shown), seq in zip(of_council, texts, entries, strict=True)
        ]
        bulk.add(session, MinutesVersion, rows)


def _texts(item: Published) -> tuple[str, str]:
    """Return what the minutes say, as canonical text, and what the public sees of it."""
    document = ordered(item.document)
    whole, view = exchange.canonical(document), public(document)
    return whole, whole if view is document else exchange.canonical(view)


def _row(
    item: Published, number: int, reason: str | None, whole: str, shown: str, seq: int
) -> dict[str, Any]:
    return {
        **item.keys,
        "number": number,
        "reason": reason,
        "sha256": exchange.digest(whole),
        "body": "" if shown is whole else whole,
        "seq": seq,
    }
