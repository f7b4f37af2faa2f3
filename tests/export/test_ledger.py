"""A chain as JSON lines."""

import io
import json

from sqlmodel import Session

from tests.tampering import history
from tracker.exchange import chain
from tracker.export import ledger
from tracker.queries.ledger import Entry, entries, head


def test_each_line_is_an_entry_that_anybody_can_hash_again(session: Session) -> None:
    history(session)
    file = io.BytesIO()
    ledger.write(file, "qds", entries(session, 1))
    told = [json.loads(line) for line in file.getvalue().splitlines()]
    assert [set(line) for line in told] == [{"council", *Entry._fields}] * len(told)
    for line in told:
        link = chain.Link(**{name: line[name] for name in chain.Link._fields})
        assert link.hash() == line["hash"]
    known = head(session, 1)
    assert known is not None
    assert (told[-1]["seq"], told[-1]["hash"]) == known
