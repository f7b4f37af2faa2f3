"""The way in for a council's administrator."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import Engine
from sqlmodel import select

from tests.cli.conftest import Tracker
from tests.factories import NOW, council
from tracker.domain import administrators, councils
from tracker.exchange.registers import Council as Told
from tracker.models import Account, AccountRole, Invitation, SecurityEvent
from tracker.models.accounts import Role
from tracker.store.engine import connect, reading, writing

LINK = re.compile(r"http://127\.0\.0\.1:8000/desk/invitation/[\w-]{43}\n")


@pytest.fixture
def engine(begun: Tracker, place: str) -> Engine:
    """Return the engine of a store with one council, which came by import."""
    engine = connect(place)
    know(engine)
    return engine


def know(engine: Engine, **changes: str) -> None:
    """Let the store know a council."""
    with writing(engine) as session:
        councils.remember(session, [Told.model_validate(council(**changes))])
        session.commit()


def ask(engine: Engine, query: Any) -> Sequence[Any]:
    """Return what the store holds."""
    with reading(engine) as session:
        rows: Sequence[Any] = session.exec(query).all()
    return rows


def told(answer: Result) -> tuple[int, bool]:
    """Return how a command ended, and whether it told a link."""
    return answer.exit_code, bool(LINK.search(answer.output))


def test_a_council_without_an_administrator_gets_its_first_one(
    tracker: Tracker, engine: Engine
) -> None:
    assert told(tracker("administrator", "boss", "--person", "سارا احمدی")) == (0, True)
    assert ask(engine, select(Account.login, Account.name)) == [("boss", "سارا احمدی")]
    assert ask(engine, select(AccountRole.role)) == [Role.ADMINISTRATOR]


def test_an_administrator_who_lost_the_password_gets_a_new_link(
    tracker: Tracker, engine: Engine
) -> None:
    tracker("administrator", "boss", "--person", "سارا احمدی")
    old = ask(engine, select(Invitation.token_hash))
    assert told(tracker("administrator", "BOSS")) == (0, True)
    new = ask(engine, select(Invitation.token_hash))
    assert (len(new), new == old) == (1, False)
    assert len(ask(engine, select(Account.id))) == 1


def test_one_who_was_switched_off_is_switched_on_and_the_log_tells(
    tracker: Tracker, engine: Engine
) -> None:
    tracker("administrator", "boss", "--person", "سارا احمدی")
    with writing(engine) as session:
        session.exec(select(Account)).one().active = False
        session.commit()
    assert told(tracker("administrator", "boss")) == (0, True)
    assert ask(engine, select(Account.active)) == [True]
    kinds = ask(engine, select(SecurityEvent.kind).order_by("id"))
    assert kinds == ["account_made", "link_made", "switched_on", "link_made"]


def test_a_second_administrator_is_made_at_the_desk_alone(tracker: Tracker, engine: Engine) -> None:
    tracker("administrator", "boss", "--person", "سارا احمدی")
    answer = tracker("administrator", "other", "--person", "مینا")
    assert (told(answer), "administrator already" in answer.output) == ((2, False), True)


def test_another_account_of_the_council_gets_no_link_here(tracker: Tracker, engine: Engine) -> None:
    with writing(engine) as session:
        administrators.first_administrator(session, 1, login="boss", name="سارا", at=NOW)
        session.exec(select(AccountRole)).one().role = Role.CLERK
        session.commit()
    answer = tracker("administrator", "boss", "--person", "سارا")
    assert (told(answer), "another" in answer.output.lower()) == ((2, False), True)


def test_of_several_councils_one_is_named(tracker: Tracker, engine: Engine) -> None:
    know(engine, prefix="REY")
    answer = tracker("administrator", "boss", "--person", "سارا")
    assert (answer.exit_code, "qds, rey" in answer.output) == (2, True)
    assert told(tracker("administrator", "boss", "--person", "سارا", "--council", "rey"))[0] == 0
    assert ask(engine, select(Account.council_id)) == [2]
    assert tracker("administrator", "boss", "--council", "nowhere").exit_code == 2


def test_nothing_is_made_without_a_name_or_without_a_council(begun: Tracker, place: str) -> None:
    assert begun("administrator", "boss").exit_code == 2
    know(connect(place))
    answer = begun("administrator", "boss")
    assert (answer.exit_code, "name of the person" in answer.output) == (2, True)
    assert ask(connect(place), select(Account.id)) == []
