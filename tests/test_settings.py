"""Settings: what the environment says, and what stands where it says nothing."""

from pathlib import Path

import pytest

from tracker.settings import PACKAGE, BadSetting, Settings, default_home, shipped

NAMES = ("HOME", "DATABASE_URL", "BASE_URL", "HOST", "PORT", "PROXIES")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(f"TRACKER_{name}", raising=False)


def test_nothing_needs_to_be_set() -> None:
    settings = Settings.from_environment()
    home = PACKAGE.parent / ".tracker"
    assert (settings.home, settings.database_url) == (home, f"sqlite:///{home}/store.db")
    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 8000, "")
    assert settings.demo is False


def test_each_variable_is_heard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = {
        "HOME": str(tmp_path),
        "DATABASE_URL": "postgresql+psycopg:///records",
        "BASE_URL": "https://example.org/",
        "HOST": "0.0.0.0",
        "PORT": "9000",
        "PROXIES": "1",
    }
    for name, value in said.items():
        monkeypatch.setenv(f"TRACKER_{name}", value)
    assert Settings.from_environment() == Settings(
        home=tmp_path,
        database_url="postgresql+psycopg:///records",
        base_url="https://example.org",
        host="0.0.0.0",
        port=9000,
        proxies=1,
    )


def test_a_demonstration_never_touches_a_real_store(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TRACKER_DATABASE_URL", "postgresql+psycopg:///records")
    monkeypatch.setenv("TRACKER_HOME", "/elsewhere")
    settings = Settings.from_environment(tmp_path, demo=True)
    assert settings.database_url == f"sqlite:///{tmp_path}/store.db"
    assert settings.demo is True


def test_away_from_a_checkout_the_home_is_where_one_works(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tracker.settings.PACKAGE", tmp_path / "site" / "tracker")
    monkeypatch.chdir(tmp_path)
    assert default_home() == tmp_path / ".tracker"


def test_what_ships_lies_beside_the_package_or_in_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert shipped("seeds") == PACKAGE.parent / "seeds"
    (tmp_path / "tracker" / "seeds").mkdir(parents=True)
    monkeypatch.setattr("tracker.settings.PACKAGE", tmp_path / "tracker")
    assert shipped("seeds") == tmp_path / "tracker" / "seeds"


@pytest.mark.parametrize(("name", "text"), [("PORT", "70000"), ("PROXIES", "-1"), ("PROXIES", "x")])
def test_a_number_that_cannot_be_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    monkeypatch.setenv(f"TRACKER_{name}", text)
    with pytest.raises(BadSetting, match=f"TRACKER_{name}"):
        Settings.from_environment()
