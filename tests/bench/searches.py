"""What a search costs: beside a list, of a common word beside a rare one, filtered both ways."""

from collections.abc import Callable

from sqlmodel import Session

from tests.bench.pages import LIST, anew, page
from tests.bench.timing import ratio
from tests.bench.words import vocabulary
from tracker.queries.hits import Asked
from tracker.queries.hits import page as found
from tracker.search.language import read
from tracker.store.engine import connect, reading

COMMON, RARE = vocabulary()[0], vocabulary()[3_000]
# The same hits, narrowed by the record's own column instead of a facet of the index.
JOINED = """
SELECT e.id FROM search_fts f JOIN search_entry e ON e.id = f.rowid
JOIN proposal p ON p.id = e.record_id AND e.kind = 'proposal'
WHERE search_fts MATCH ? AND p.responsible_id = ? ORDER BY e.id DESC LIMIT 26
"""


def to_list(url: str) -> float:
    """Return the page of a common word beside the list."""
    of = anew(url)
    return ratio(page(of, f"/search?q={COMMON}"), page(of, LIST))


def common_to_rare(url: str) -> float:
    """Return the page of a common word beside that of a rare one."""
    of = anew(url)
    return ratio(page(of, f"/search?q={COMMON}"), page(of, f"/search?q={RARE}"))


def facet_to_join(url: str) -> float:
    """Return a filter within the index beside the same filter by a join, for a common word."""
    with reading(connect(url)) as session:
        body = session.connection().exec_driver_sql(
            "SELECT responsible_id FROM proposal WHERE responsible_id IS NOT NULL LIMIT 1"
        )
        number = int(body.scalar_one())
        return ratio(_by_facet(session, number), _by_join(session, number), rounds=40)


def _by_facet(session: Session, number: int) -> Callable[[], object]:
    asked = Asked(read(COMMON), organization=number)
    return lambda: found(session, asked)


def _by_join(session: Session, number: int) -> Callable[[], object]:
    words = f'words : "{COMMON}"'
    connection = session.connection()
    return lambda: connection.exec_driver_sql(JOINED, (words, number)).all()
