"""The id of an entry tells day, kind and record, and orders the list by them."""

from datetime import timedelta

from tests.factories import DAY
from tracker.models.search import Kind, entry_id, entry_of, first_id


def test_an_id_leads_back_to_its_record() -> None:
    for kind in Kind:
        for number in (1, 2**31, 2**32 - 1):
            assert entry_of(entry_id(kind, number, DAY)) == (kind, number)
            assert entry_of(entry_id(kind, number, None)) == (kind, number)


def test_ids_go_by_day_then_kind_then_record() -> None:
    later = DAY + timedelta(days=1)
    told = [
        (Kind.PROPOSAL, 9, None),
        (Kind.STATEMENT, 2, DAY),
        (Kind.PROPOSAL, 1, DAY),
        (Kind.PROPOSAL, 2, DAY),
        (Kind.ORGANIZATION, 1, later),
    ]
    ids = [entry_id(*one) for one in told]
    assert ids == sorted(ids)
    assert ids[0] < first_id(DAY) <= ids[1]
    assert ids[3] < first_id(later) <= ids[4]


def test_ids_fit_into_the_integers_of_both_databases() -> None:
    assert entry_id(Kind.PROPOSAL, 2**32 - 1, DAY.replace(year=9999)) < 2**63
