"""Passwords: what will do, and how they are kept."""

from argon2 import extract_parameters

from tests.desk import PASSWORD, hashed
from tracker.domain import passwords


def test_a_password_is_kept_as_an_argon2id_hash_that_costs_what_it_should() -> None:
    cost = extract_parameters(hashed())
    assert (cost.type.name, cost.memory_cost, cost.time_cost) == ("ID", 19 * 1024, 2)


def test_a_password_fits_on_any_keyboard() -> None:
    assert passwords.fits(PASSWORD, hashed())
    assert passwords.fits(PASSWORD.replace("۱۲۳۴۵۶", "123٤٥٦"), hashed())
    assert not passwords.fits(PASSWORD + " ", hashed())


def test_nothing_fits_where_there_is_no_password() -> None:
    assert not passwords.fits(PASSWORD, None)
    assert not passwords.fits("nobody has this one", None)
    assert not passwords.fits("", passwords.hashed(""))


def test_what_is_too_long_is_never_hashed() -> None:
    long = "گ" * (passwords.LONGEST + 1)
    assert not passwords.fits(long, passwords.hashed(long))
