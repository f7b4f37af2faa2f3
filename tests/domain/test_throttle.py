"""How often a password may be tried."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from tests.factories import NOW
from tracker.domain import throttle
from tracker.models import Attempt

ACCOUNT = throttle.account_key("sara")
ADDRESS = throttle.address_key("192.0.2.1")
SECOND = timedelta(seconds=1)


def tries(session: Session, key: str, count: int) -> list[timedelta | None]:
    """Return how long each of many attempts at one instant would have to wait."""
    return [throttle.take(session, [key], at=NOW).wait for _ in range(count)]


@pytest.mark.parametrize(("key", "free"), [(ACCOUNT, 5), (ADDRESS, 20)])
def test_a_few_failures_cost_nothing(session: Session, key: str, free: int) -> None:
    assert tries(session, key, free + 1) == [None] * free + [timedelta(seconds=30)]


def test_waits_double_up_to_a_quarter_of_an_hour(session: Session) -> None:
    tries(session, ACCOUNT, 5)
    at, waits = NOW, []
    for _ in range(8):
        wait = throttle.take(session, [ACCOUNT], at=at).wait
        assert wait is not None
        waits.append(wait.total_seconds())
        assert throttle.take(session, [ACCOUNT], at=at + wait - SECOND).wait == SECOND
        at += wait
        assert throttle.take(session, [ACCOUNT], at=at).wait is None
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


def test_an_attempt_that_must_wait_does_not_lengthen_the_wait(session: Session) -> None:
    tries(session, ACCOUNT, 50)
    assert session.exec(select(Attempt)).one().failures == 5


def test_who_waits_by_one_key_is_not_counted_by_the_other(session: Session) -> None:
    tries(session, ACCOUNT, 5)
    throttle.take(session, [ACCOUNT, ADDRESS], at=NOW)
    assert [row.key for row in session.exec(select(Attempt))] == [ACCOUNT]


def test_it_tells_which_share_has_just_been_used_up(session: Session) -> None:
    told = [throttle.take(session, [ACCOUNT, ADDRESS], at=NOW).used_up for _ in range(6)]
    assert told == [[], [], [], [], [ACCOUNT], ()]


def test_what_is_long_ago_is_forgotten(session: Session) -> None:
    tries(session, ACCOUNT, 5)
    later = NOW + throttle.FORGOTTEN
    assert throttle.take(session, [ADDRESS], at=later).wait is None
    assert [row.key for row in session.exec(select(Attempt))] == [ADDRESS]


def test_who_came_in_frees_the_account_and_gives_one_back_to_the_address(
    session: Session,
) -> None:
    for _ in range(3):
        throttle.take(session, [ACCOUNT, ADDRESS], at=NOW)
    throttle.give_back(session, [ACCOUNT, ADDRESS])
    rows = session.exec(select(Attempt)).all()
    assert [(row.key, row.failures) for row in rows] == [(ADDRESS, 2)]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("192.0.2.1", "address:192.0.2.1"),
        ("2001:db8:1:2:aaaa::1", "address:2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "address:2001:db8:1:2::/64"),
        (None, "address:unknown"),
        ("unix socket", "address:unknown"),
    ],
)
def test_addresses_that_one_person_has_are_one(address: str | None, key: str) -> None:
    assert throttle.address_key(address) == key


def test_what_was_typed_as_a_login_is_not_kept(session: Session) -> None:
    tries(session, throttle.account_key("my password by mistake"), 1)
    assert "password" not in session.exec(select(Attempt)).one().key
