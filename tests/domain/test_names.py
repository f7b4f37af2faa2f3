"""Ids by council and name, however the name is spelled."""

import pytest

from tracker.domain.names import Names

KNOWN = Names(organizations={(1, "شورا"): 5}, people={(1, "علی"): 7, (2, "علی"): 8})


def test_a_name_is_found_in_any_spelling_and_in_its_own_council() -> None:
    assert KNOWN.organization(1, "شورا") == 5
    assert [KNOWN.person(council, "علي") for council in (1, 2)] == [7, 8]


def test_who_is_not_named_has_no_id() -> None:
    assert KNOWN.organization(1, None) is None
    assert KNOWN.person(1, "") is None


def test_whom_nobody_remembered_is_our_own_error() -> None:
    with pytest.raises(KeyError):
        KNOWN.person(3, "علی")
