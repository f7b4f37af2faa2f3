"""Begin a real store."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlmodel import select

from tests.tables import Rows, contents
from tracker.cli import commands
from tracker.domain import passwords
from tracker.models import Account, AccountRole, Council, Meeting
from tracker.models.accounts import Role
from tracker.settings import Settings
from tracker.store import migrate
from tracker.store.engine import connect, reading
from tracker.web import create_app

RIGHT = {
    "name": "شورای اسلامی شهر قدس",
    "slug": "qods",
    "prefix": "QDS",
    "short-name": "قدس",
    "heading": "جمهوری اسلامی ایران",
    "login": "boss",
    "person": "سارا احمدی",
}


@pytest.fixture(autouse=True)
def own_place(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the command a store of its own."""
    monkeypatch.delenv("TRACKER_BASE_URL", raising=False)


def init(**changes: str) -> Result:
    """Run the command with these changes to what is right."""
    told = {**RIGHT, **changes}
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(commands, ["init", *options])


def everything(place: str) -> dict[str, Rows]:
    """Return what lies in the store."""
    with reading(connect(place)) as session:
        return contents(session)


def test_a_store_begins_with_one_council_one_administrator_and_nothing_else(place: str) -> None:
    assert init().exit_code == 0
    with reading(connect(place)) as session:
        council = session.exec(select(Council)).one()
        account = session.exec(select(Account)).one()
        roles = session.exec(select(AccountRole.role)).all()
        assert (council.slug, council.prefix, council.heading) == (
            "qods",
            "QDS",
            "جمهوری اسلامی ایران",
        )
        assert (account.login, account.password_hash, roles) == ("boss", None, [Role.ADMINISTRATOR])
        assert session.exec(select(Meeting)).all() == []


def test_the_printed_link_lets_the_administrator_set_a_password(
    place: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_BASE_URL", "https://council.example/")
    found = re.search(r"https://council\.example(/desk/invitation/[\w-]{43})\n", init().output)
    assert found is not None
    app = create_app(Settings(home=home, database_url=place))
    assert app.test_client().get(found[1]).status_code == 200


def test_a_store_that_is_there_stays_as_it_is(place: str) -> None:
    init()
    before = everything(place)
    again = init(slug="other", prefix="OTH", login="other")
    assert (again.exit_code, "already" in again.output) == (2, True)
    assert everything(place) == before


def test_a_store_that_was_only_prepared_may_begin(place: str) -> None:
    migrate.upgrade(connect(place))
    assert init().exit_code == 0


def test_a_store_of_an_older_schema_is_left_alone(place: str) -> None:
    migrate.upgrade(connect(place), "0001")
    assert init().exit_code == 2


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("slug", "Q ods", "--slug"),
        ("prefix", "Q", "--prefix"),
        ("prefix", "قدس", "--prefix"),
        ("name", " ", "--name"),
        ("short-name", "", "--short-name"),
        ("login", "سارا", "user name"),
        ("person", "\u202e", "name of the person"),
    ],
)
def test_what_will_not_do_is_told_and_nothing_is_created(
    place: str, option: str, value: str, told: str
) -> None:
    answer = init(**{option: value})
    assert answer.exit_code == 2
    assert told in answer.output
    assert not migrate.exists(connect(place))


def test_what_was_not_given_is_asked_for() -> None:
    answers = "\n".join(RIGHT[name] for name in ("name", "slug", "prefix", "short-name"))
    answer = CliRunner().invoke(commands, ["init"], input=f"{answers}\nboss\nسارا\n")
    assert answer.exit_code == 0
    assert not passwords.fits("", None)
