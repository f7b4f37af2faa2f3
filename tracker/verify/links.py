"""Follow a council's chain from its first entry: numbers, links, hashes, and what it tells."""

from collections.abc import Mapping
from contextlib import closing

from sqlmodel import Session

from tracker.exchange import chain
from tracker.models.ledger import Told
from tracker.queries import ledger
from tracker.queries.ledger import Entry, Head
from tracker.verify.broken import Broken
from tracker.verify.story import Story


def follow(session: Session, council_id: int, slug: str, anchors: Mapping[int, str]) -> Story:
    """Return what the chain tells; raise Broken at the first entry that does not hold.

    `anchors` are hashes by number that somebody wrote down: a chain cannot see its own end cut
    off, and an old backup is whole in itself.
    """
    story = Story(slug)
    seq, head = 0, chain.BEGINNING
    with closing(ledger.stored(session, council_id)) as entries:
        for entry, kept in entries:
            _check(slug, entry, seq, head, kept=kept)
            if anchors.get(entry.seq, entry.hash) != entry.hash:
                raise Broken("other_history", council=slug, seq=entry.seq)
            seq, head = story.head = Head(entry.seq, entry.hash)
            story.tell(entry.seq, entry.at, Told(entry.action), entry.subject, entry.body)
    if max(anchors, default=0) > seq:
        raise Broken("cut_off", council=slug, seq=seq, anchor=max(anchors))
    if emptied := story.emptied():
        raise Broken("emptied", council=slug, seq=emptied)
    return story


def _check(slug: str, entry: Entry, seq: int, head: str, *, kept: bool) -> None:
    """Raise Broken unless the entry is the next one after `seq`, whose hash is `head`."""
    at = {"council": slug, "seq": entry.seq}
    if entry.seq != seq + 1:
        raise Broken("gap", before=seq, **at)
    if entry.prev != head:
        raise Broken("link", **at)
    if entry.link(slug).hash() != entry.hash or entry.action not in set(Told):
        raise Broken("hash", **at)
    if not kept:
        raise Broken("no_body", **at)
    if entry.body is not None and chain.body_hash(entry.salt or "", entry.body) != entry.body_hash:
        raise Broken("body", **at)
