"""Follow a council's chain from its first entry: numbers, links, hashes, and what it tells."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Result, text
from sqlmodel import Session

from tracker.exchange import chain
from tracker.models.ledger import Told
from tracker.queries.ledger import Head
from tracker.verify.broken import Broken
from tracker.verify.story import Story

AT_ONCE = 1000  # rows in memory
ENTRIES = text("""
SELECT e.seq, e.at, e.actor, e.action, e.subject, e.body_hash, e.prev, e.hash, b.salt, b.body,
       b.seq IS NOT NULL AS kept
FROM ledger_entry e LEFT JOIN ledger_body b ON b.council_id = e.council_id AND b.seq = e.seq
WHERE e.council_id = :council ORDER BY e.seq
""")


class Entry(NamedTuple):
    """An entry as it lies in the store, with its body if there is one (`kept`)."""

    seq: int
    at: str
    actor: str
    action: str
    subject: str
    body_hash: str
    prev: str
    hash: str
    salt: str | None
    body: str | None
    kept: bool


def follow(session: Session, council_id: int, slug: str, anchors: Mapping[int, str]) -> Story:
    """Return what the chain tells; raise Broken at the first entry that does not hold.

    `anchors` are hashes by number that somebody wrote down: a chain cannot see its own end cut
    off, and an old backup is whole in itself.
    """
    story = Story(slug)
    seq, head = 0, chain.BEGINNING
    with _entries(session, council_id) as entries:
        for entry in map(Entry._make, entries):
            _check(slug, entry, seq, head)
            if anchors.get(entry.seq, entry.hash) != entry.hash:
                raise Broken("other_history", council=slug, seq=entry.seq)
            seq, head = story.head = Head(entry.seq, entry.hash)
            story.tell(entry.seq, entry.at, Told(entry.action), entry.subject, entry.body)
    if max(anchors, default=0) > seq:
        raise Broken("cut_off", council=slug, seq=seq, anchor=max(anchors))
    if emptied := story.emptied():
        raise Broken("emptied", council=slug, seq=emptied)
    return story


def _entries(session: Session, council_id: int) -> Result[Any]:
    options = {"stream_results": True, "yield_per": AT_ONCE}
    return session.connection().execute(ENTRIES, {"council": council_id}, execution_options=options)


def _check(slug: str, entry: Entry, seq: int, head: str) -> None:
    """Raise Broken unless the entry is the next one after `seq`, whose hash is `head`."""
    at = {"council": slug, "seq": entry.seq}
    if entry.seq != seq + 1:
        raise Broken("gap", before=seq, **at)
    if entry.prev != head:
        raise Broken("link", **at)
    link = chain.Link(
        slug,
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.subject,
        entry.body_hash,
        entry.prev,
    )
    if link.hash() != entry.hash or entry.action not in set(Told):
        raise Broken("hash", **at)
    if not entry.kept:
        raise Broken("no_body", **at)
    if entry.body is not None and chain.body_hash(entry.salt or "", entry.body) != entry.body_hash:
        raise Broken("body", **at)
