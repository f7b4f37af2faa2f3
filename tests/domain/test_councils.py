"""Councils: known by slug, prefix and name, all of them or none."""

from typing import Any

import pytest
from sqlmodel import Session

from tests.factories import council
from tests.tables import counts, rows
from tracker.domain.councils import remember
from tracker.domain.errors import Refused
from tracker.exchange import Fault
from tracker.exchange.registers import Council


def told(prefix: str = "QDS", **changes: Any) -> Council:
    return Council(**council(prefix, **changes))


def test_a_council_that_is_not_known_is_made_with_all_that_is_told(session: Session) -> None:
    ids = remember(session, [told(heading="جمهوری اسلامی ایران")])
    assert ids == {"qds": 1}
    assert rows(session, "SELECT slug, name, short_name, prefix, heading FROM council") == [
        ("qds", "شورای QDS", "شهر QDS", "QDS", "جمهوری اسلامی ایران")
    ]


def test_a_council_that_is_known_is_found(session: Session) -> None:
    first = remember(session, [told("QDS"), told("REY")])
    again = remember(session, [told("REY"), told("QDS"), told("QDS")])
    assert first == again == {"qds": 1, "rey": 2}
    assert counts(session) == {"council": 2}


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "other"},
        {"prefix": "OTH"},
        {"name": "شورای دیگر"},
        {"short_name": "دیگر"},
        {"heading": "سربرگ"},
    ],
)
def test_a_council_that_is_known_otherwise_is_refused(
    session: Session, changes: dict[str, str]
) -> None:
    remember(session, [told()])
    with pytest.raises(Refused) as refused:
        remember(session, [told().model_copy(update=changes)])
    known = {name: value or "" for name, value in told().model_dump().items()}
    assert refused.value.code == "faulty_document"
    assert refused.value.values == {"faults": [Fault("council", "other_council", known)]}


def test_two_documents_cannot_tell_two_things_of_one_new_council(session: Session) -> None:
    with pytest.raises(Refused):
        remember(session, [told(), told(name="شورای دیگر")])
