"""The number of a session stands once in a body and its term."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from tests.factories import DAY, NOW, TODAY, Content, document, meeting, published
from tracker.domain import numbering
from tracker.domain.documents import Outcome, take_in
from tracker.domain.errors import Refused
from tracker.exchange import Document, Fault

NUMBERED = {"body": "شورا", "number": "۱"}


def after(weeks: int, told: Content = NUMBERED, **changes: object) -> Document:
    day = DAY + timedelta(weeks=weeks)
    return document(day=day, meeting=meeting(day, **told), **changes)


def why(session: Session, *given: Document, correct: str | None = None) -> list[Fault]:
    with pytest.raises(Refused) as refused:
        take_in(session, given, today=TODAY, at=NOW, correct=correct)
    return refused.value.values["faults"]  # type: ignore[no-any-return]


def test_a_number_of_another_meeting_is_refused_with_its_code(either: Session) -> None:
    published(either, after(0))
    used = Fault("meeting.number", "number_used", {"code": "QDS-1404-02-06"})
    assert why(either, after(1)) == [used]
    assert why(either, after(1, NUMBERED | {"body": "شورا "})) == [used]


def test_two_documents_that_come_together_have_two_numbers(session: Session) -> None:
    used = Fault("meeting.number", "number_used", {"code": "QDS-1404-02-06"})
    assert why(session, after(0), after(1)) == [used]


def test_a_term_is_one_where_it_is_told_and_one_where_it_is_not(session: Session) -> None:
    termed = NUMBERED | {"term": "ششم"}
    published(session, after(0), after(1, termed))
    assert why(session, after(2, termed))[0].values == {"code": "QDS-1404-02-13"}
    assert why(session, after(2))[0].values == {"code": "QDS-1404-02-06"}


def test_a_number_without_a_body_and_one_of_another_council_say_nothing(session: Session) -> None:
    bodiless = {"number": "۱"}
    given = [after(0), after(0, prefix="REY"), after(1, bodiless), after(2, bodiless)]
    assert published(session, *given) == [Outcome.PUBLISHED] * 4


def test_a_correction_keeps_its_own_number_and_takes_no_other_s(either: Session) -> None:
    published(either, after(0), after(1, NUMBERED | {"number": "۲"}))
    told = NUMBERED | {"title": "دیگر"}
    assert published(either, after(0, told), correct="نام") == [Outcome.CORRECTED]
    taken = why(either, after(1), correct="شماره")
    assert taken == [Fault("meeting.number", "number_used", {"code": "QDS-1404-02-06"})]


def test_the_store_holds_it_too(either: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbering, "_taken", lambda *_: {})
    published(either, after(0))
    with pytest.raises(IntegrityError):
        published(either, after(1))
    either.rollback()
