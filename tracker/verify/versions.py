"""Are the kept versions of minutes those of which the chain tells?"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from tracker.exchange import Document, canonical, chain, digest
from tracker.queries.documents import public
from tracker.queries.statement import statement
from tracker.verify.broken import Broken
from tracker.verify.story import Story

VERSIONS = """
SELECT m.code, v.number, v.seq, v.published_at, v.reason, v.sha256, v.body AS whole, b.body
FROM minutes_version v JOIN meeting m ON m.id = v.meeting_id
LEFT JOIN ledger_body b ON b.council_id = v.council_id AND b.seq = v.seq
WHERE v.meeting_id IN :ids ORDER BY v.meeting_id, v.number
"""


class Kept(NamedTuple):
    """A version as the store keeps it, beside the body of its entry."""

    code: str
    number: int
    seq: int | None
    published_at: Any
    reason: str | None
    sha256: str
    whole: str
    body: str | None


def check(session: Session, meetings: Sequence[Any], story: Story) -> None:
    """Raise Broken where a version of these meetings is not the one that was published."""
    kept: dict[str, list[Kept]] = {}
    ids = [meeting.id for meeting in meetings]
    for row in session.connection().execute(statement(VERSIONS), {"ids": ids}):
        kept.setdefault(row.code, []).append(Kept(*row))
    for meeting in meetings:
        found, told = kept.get(meeting.code, []), story.minutes[meeting.code].versions
        if [version.number for version in found] != sorted(told) or meeting.version != len(told):
            raise Broken("versions", code=meeting.code)
        for version in found:
            _check(version, story)


def _check(kept: Kept, story: Story) -> None:
    told = story.minutes[kept.code].versions[kept.number]
    if kept.seq != told.seq or told.at not in (None, chain.instant(kept.published_at)):
        raise Broken("version", code=kept.code, number=kept.number)
    if kept.body is None:
        return  # erased: nothing is left to compare
    document = chain.document(kept.body, kept.number, kept.reason)
    if document is None or not _is_whole(kept, document):
        raise Broken("version", code=kept.code, number=kept.number)


def _is_whole(kept: Kept, document: str) -> bool:
    """Tell whether the hash is that of the minutes, and the public saw just what was told."""
    if digest(kept.whole or document) != kept.sha256:
        return False
    if not kept.whole:
        return True
    return canonical(public(Document.model_validate_json(kept.whole))) == document
