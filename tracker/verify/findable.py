"""Does the search find each public proposal by its words, and nothing that is hidden?"""

from sqlmodel import Session

from tracker.queries.statement import statement
from tracker.search import index
from tracker.verify.broken import Broken

TOGETHER = 500  # proposals in memory

PROPOSALS = """
SELECT p.id, p.code, p.text, s.words, s.pairs
FROM proposal p LEFT JOIN search_entry s ON s.kind = 'proposal' AND s.record_id = p.id
WHERE p.public AND p.id > :last ORDER BY p.id LIMIT :limit
"""
HIDDEN = """
SELECT s.record_id
FROM search_entry s LEFT JOIN proposal p ON p.id = s.record_id
WHERE s.kind = 'proposal' AND (p.id IS NULL OR NOT p.public) ORDER BY s.record_id LIMIT 1
"""


def check(session: Session) -> None:
    """Raise Broken where the search has other words than the record."""
    connection = session.connection()
    last = 0
    while found := connection.execute(
        statement(PROPOSALS), {"last": last, "limit": TOGETHER}
    ).all():
        for number, code, said, words, pairs in found:
            if (words, pairs) != index.texts(said):
                raise Broken("not_found_by_words", code=code)
            last = number
    if (hidden := connection.execute(statement(HIDDEN)).first()) is not None:
        raise Broken("found_though_hidden", id=hidden[0])
