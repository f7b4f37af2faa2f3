"""Export, import into an empty store, export: the same bytes, whatever was recorded."""

from collections.abc import Sequence

from hypothesis import HealthCheck, assume, given, settings
from sqlalchemy import Engine
from sqlmodel import Session

from tests.factories import NOW, TODAY
from tests.strategies import records
from tracker import exchange
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Document
from tracker.queries import documents
from tracker.store.engine import writing
from tracker.verify.whole import check

# The store is the same for all examples, and each leaves it as it was: nothing is committed.
examples = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def imported(session: Session, given: Sequence[Document]) -> list[Outcome]:
    """Take documents in, one after the other."""
    outcomes = []
    for document in given:
        outcomes += take_in(session, [document], today=TODAY, at=NOW)
    return outcomes


def exported(session: Session) -> list[str]:
    """Return the text of every document in the store."""
    session.expire_all()
    found = (documents.coded(session, code) for code in documents.codes(session))
    return [exchange.write(document) for document in found if document]


@examples
@given(records())
def test_a_record_goes_from_store_to_store_without_a_change(
    engine: Engine, given: list[Document]
) -> None:
    with writing(engine) as session:
        try:
            imported(session, given)
        except Refused:  # two documents that tell two things of one body
            assume(False)
        first = exported(session)
        assert imported(session, given) == [Outcome.UNCHANGED] * len(given)
        check(session)
    again = [exchange.read(text.encode()) for text in first]
    with writing(engine) as session:
        together = take_in(session, again, today=TODAY, at=NOW)
        assert together == [Outcome.PUBLISHED] * len(given)
        assert exported(session) == first
        check(session)
