"""What is wrong with a document, by place."""

import pytest

from tracker.exchange import Fault, Faults, read
from tracker.exchange.faults import wrong


def test_faults_tell_every_place_and_rule() -> None:
    faults = Faults([Fault("meeting.day", "far_day", {}), Fault("", "too_large", {})])
    assert str(faults) == "meeting.day: far_day; : too_large"
    assert [fault.code for fault in faults.faults] == ["far_day", "too_large"]


def test_a_rule_of_our_own_carries_its_code_and_values() -> None:
    error = wrong("far_day", first=1921, last=2121)
    assert error.type == "far_day"
    assert error.context == {"code": "far_day", "first": 1921, "last": 2121}


def test_a_sentence_gets_the_values_that_it_needs() -> None:
    with pytest.raises(Faults) as refused:
        read(b'{"format": 1')
    [fault] = refused.value.faults
    assert fault == Fault("", "json_ends_early", {"line": 1, "column": 12})
