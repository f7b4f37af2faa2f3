"""SQL texts: one name, one type, in every text."""

from datetime import UTC, date, datetime

from sqlmodel import Session

from tests.factories import NOW
from tracker.models.proposals import Status
from tracker.queries.statement import TYPES, statement

TYPED = """
SELECT :day AS day, :at AS updated_at, 1 AS continuing, 'verified' AS status, :words AS words
FROM (SELECT 1) x
"""


def test_values_and_columns_have_the_types_of_their_names(session: Session) -> None:
    values = {"day": date(2025, 4, 26), "at": NOW, "words": "الف"}
    row = session.connection().execute(statement(TYPED), values).one()
    assert tuple(row) == (date(2025, 4, 26), NOW, True, Status.VERIFIED, "الف")


def test_an_instant_stays_in_utc_wherever_it_was_told(session: Session) -> None:
    at = datetime(2025, 10, 1, 12, 0, 0, 5, UTC)
    sql = "SELECT :at AS updated_at\nFROM (SELECT 1) x"
    [told] = session.connection().execute(statement(sql), {"at": at}).one()
    assert told == at
    assert told.tzinfo is UTC


def test_a_text_is_prepared_once() -> None:
    assert statement(TYPED) is statement(TYPED)


def test_a_cast_of_postgresql_is_no_value() -> None:
    cast = statement("SELECT 1::day AS one\nFROM (SELECT 1) x")
    assert cast.compile().params == {}


def test_every_name_that_has_a_type_is_a_plain_one() -> None:
    assert [name for name in TYPES if not name.replace("_", "").isalpha()] == []
