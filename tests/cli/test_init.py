"""Begin a real store."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlmodel import select

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
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the command a folder of its own."""
    monkeypatch.setenv("TRACKER_HOME", str(tmp_path / "home"))
    for name in ("TRACKER_DATABASE_URL", "TRACKER_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


def init(**changes: str) -> Result:
    """Run the command with these changes to what is right."""
    told = {**RIGHT, **changes}
    options = [part for name, value in told.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(commands, ["init", *options])


def test_a_store_begins_with_one_council_one_administrator_and_nothing_else(home: Path) -> None:
    assert init().exit_code == 0
    with reading(connect(f"sqlite:///{home}/store.db")) as session:
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
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_BASE_URL", "https://council.example/")
    found = re.search(r"https://council\.example(/desk/invitation/[\w-]{43})\n", init().output)
    assert found is not None
    app = create_app(Settings(home=home, database_url=f"sqlite:///{home}/store.db"))
    assert app.test_client().get(found[1]).status_code == 200


def test_a_store_that_is_there_stays_as_it_is(home: Path) -> None:
    init()
    before = (home / "store.db").read_bytes()
    again = init(slug="other", prefix="OTH", login="other")
    assert (again.exit_code, "already" in again.output) == (2, True)
    assert (home / "store.db").read_bytes() == before


def test_a_store_that_was_only_prepared_may_begin(home: Path) -> None:
    migrate.upgrade(connect(f"sqlite:///{home}/store.db"))
    assert init().exit_code == 0


def test_a_store_of_an_older_schema_is_left_alone(home: Path) -> None:
    migrate.upgrade(connect(f"sqlite:///{home}/store.db"), "0001")
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
    home: Path, option: str, value: str, told: str
) -> None:
    answer = init(**{option: value})
    assert answer.exit_code == 2
    assert told in answer.output
    assert not home.exists()


def test_what_was_not_given_is_asked_for() -> None:
    answers = "\n".join(RIGHT[name] for name in ("name", "slug", "prefix", "short-name"))
    answer = CliRunner().invoke(commands, ["init"], input=f"{answers}\nboss\nسارا\n")
    assert answer.exit_code == 0
    assert not passwords.fits("", None)
