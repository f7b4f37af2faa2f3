"""Questions about councils."""

from sqlmodel import Session

from tests.factories import council, document, published
from tracker.queries import councils
from tracker.queries.councils import CouncilRow


def test_an_empty_store_has_no_council(session: Session) -> None:
    assert councils.every(session) == []


def test_every_council_is_told_the_oldest_first(either: Session) -> None:
    first = document(prefix="REY", council=council("REY", heading="سربرگ"))
    published(either, first)
    published(either, document(prefix="QDS"))
    assert councils.every(either) == [
        CouncilRow(1, "rey", "شورای REY", "شهر REY", "REY", "سربرگ"),
        CouncilRow(2, "qds", "شورای QDS", "شهر QDS", "QDS", None),
    ]
