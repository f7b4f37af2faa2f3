"""Questions about the ledger: where each chain ends, and what an entry told."""

from collections.abc import Generator, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import text
from sqlmodel import Session

from tracker.exchange.chain import Link
from tracker.queries.published import is_kept
from tracker.queries.statement import statement

HEAD = """
SELECT e.seq, e.hash
FROM ledger_entry e
WHERE e.council_id = :council ORDER BY e.seq DESC LIMIT 1
"""
OF_COUNCIL = """
SELECT e.seq, e.hash
FROM ledger_entry e WHERE e.council_id = (SELECT id FROM council WHERE slug = :slug)
ORDER BY e.seq DESC LIMIT 1
"""
OF_SUBJECT = """
SELECT c.slug, c.name, e.seq, e.hash
FROM ledger_entry e JOIN council c ON c.id = e.council_id
WHERE e.council_id = :council AND e.subject = :subject
ORDER BY e.seq DESC LIMIT 1
"""
HEADS = """
SELECT c.slug, c.name, e.seq, e.hash
FROM council c
JOIN ledger_entry e ON e.council_id = c.id
 AND e.seq = (SELECT max(last.seq) FROM ledger_entry last WHERE last.council_id = c.id)
ORDER BY c.id
"""
# Where all chains end together: it is another text as soon as anything is published. On SQLite
# rows of the ledger are numbered in the order in which they came.
SQLITE_END = """
SELECT (SELECT e.hash FROM ledger_entry e ORDER BY e.rowid DESC LIMIT 1), max(c.id)
FROM council c
"""
POSTGRES_END = """
SELECT md5(string_agg(e.hash, ',' ORDER BY c.id)), max(c.id)
FROM council c LEFT JOIN LATERAL (
  SELECT l.hash FROM ledger_entry l WHERE l.council_id = c.id ORDER BY l.seq DESC LIMIT 1
) e ON true
"""
CHAIN = """
SELECT e.seq, e.at, e.actor, e.action, e.subject, e.body_hash, e.prev, e.hash, b.salt, b.body,
       {flag}
FROM ledger_entry e LEFT JOIN ledger_body b ON b.council_id = e.council_id AND b.seq = e.seq
WHERE e.council_id = :council ORDER BY e.seq
"""
KEPT = "b.seq IS NOT NULL AS kept"
# What is no longer public is left out, as on the pages: minutes of a meeting that hides something
# or was taken back, events of a hidden proposal; and, since a name cannot be taken out of a
# chain, whatever tells of one person or one body.
SHOWN = f"""CASE
         WHEN e.action IN ('published', 'corrected', 'found') THEN EXISTS (
           SELECT 1 FROM meeting m WHERE m.code = e.subject AND {is_kept("m.id")}
           AND NOT EXISTS (
             SELECT 1 FROM minutes_version v WHERE v.meeting_id = m.id AND v.body <> ''))
         WHEN e.action = 'event' THEN EXISTS (
           SELECT 1 FROM proposal p WHERE p.code = e.subject AND p.public)
         ELSE e.action IN ('retracted', 'erased')
       END AS shown"""
AT_ONCE = 500  # rows in memory


class Entry(NamedTuple):
    """An entry with its words; salt and body are None where they were erased or are not shown."""

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

    def link(self, slug: str) -> Link:
        """Return what of it is hashed, as an entry of this council's chain."""
        seq, at, actor, action, subject, body_hash, prev, *_ = self
        return Link(slug, seq, at, actor, action, subject, body_hash, prev)


class Head(NamedTuple):
    """The last entry of a chain: its number, and its hash in hexadecimal."""

    seq: int
    hash: str

    def __str__(self) -> str:
        """Return it as an anchor is written."""
        return f"{self.seq}:{self.hash}"


class CouncilHead(NamedTuple):
    """An entry of a council's chain, most often the last."""

    slug: str
    name: str
    head: Head

    def __str__(self) -> str:
        """Return it as an anchor is written that tells its council."""
        return f"{self.slug}:{self.head}"


def head(session: Session, council_id: int) -> Head | None:
    """Return the last entry of a council's chain, or None where nothing was published yet."""
    found = session.connection().execute(statement(HEAD), {"council": council_id}).first()
    return Head(*found) if found else None


def head_of(session: Session, slug: str) -> Head | None:
    """Return the last entry of the chain of the council with this slug, or None."""
    found = session.connection().execute(statement(OF_COUNCIL), {"slug": slug}).first()
    return Head(*found) if found else None


def receipt(session: Session, council_id: int, subject: str) -> CouncilHead | None:
    """Return the last entry that tells of a subject, for whoever published it."""
    values = {"council": council_id, "subject": subject}
    found = session.connection().execute(statement(OF_SUBJECT), values).first()
    return _council_head(*found) if found else None


def entries(session: Session, council_id: int) -> Iterator[Entry]:
    """Yield a council's chain as everybody may see it, from its first entry."""
    for entry, shown in _chain(session, council_id, SHOWN):
        yield entry if shown else entry._replace(salt=None, body=None)


def stored(session: Session, council_id: int) -> Generator[tuple[Entry, bool]]:
    """Yield a council's chain as it lies in the store, and whether there is a row of the words."""
    return _chain(session, council_id, KEPT)


def _chain(session: Session, council_id: int, flag: str) -> Generator[tuple[Entry, bool]]:
    """Yield entries with what `flag` says of each, a few hundred rows at a time."""
    options = {"stream_results": True, "yield_per": AT_ONCE}
    with session.connection().execute(
        text(CHAIN.format(flag=flag)), {"council": council_id}, execution_options=options
    ) as found:
        for *entry, flagged in found:
            yield Entry(*entry), bool(flagged)


def end(session: Session) -> tuple[str | None, int | None]:
    """Return what is the same for as long as nothing is published and no council is added."""
    sqlite = session.get_bind().dialect.name == "sqlite"
    sql = statement(SQLITE_END if sqlite else POSTGRES_END)
    hash_, council = session.connection().execute(sql).one()
    return hash_, council


def heads(session: Session) -> Sequence[CouncilHead]:
    """Return the head of each chain of the store, the oldest council first."""
    found = session.connection().execute(statement(HEADS))
    return [_council_head(*row) for row in found]


def _council_head(slug: str, name: str, seq: int, hash_: str) -> CouncilHead:
    return CouncilHead(slug, name, Head(seq, hash_))
