"""Where things lie and how this installation is set up; nothing else looks at the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the folder that ships with tracker: inside it in a wheel, beside it in a checkout."""
    inside, beside = PACKAGE / name, PACKAGE.parent / name
    return inside if inside.is_dir() else beside


def default_home() -> Path:
    """Return `.tracker/` in a checkout, and in the working directory elsewhere."""
    checkout = PACKAGE.parent
    return (checkout if (checkout / "pyproject.toml").is_file() else Path.cwd()) / ".tracker"


def tell_language(lang: str) -> None:
    """Let libraries that speak by gettext take this language."""
    os.environ["LANGUAGE"] = lang


class BadSetting(ValueError):
    """A variable of the environment that says what cannot be."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__(f"{name} cannot be {value!r}")
        self.name = name
        self.value = value


def _number(name: str, text: str, *, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= most):
        raise BadSetting(name, text)
    return int(text)


@dataclass(frozen=True)
class Settings:
    """Everything that differs between installations (records.md, Decisions: environment)."""

    home: Path
    database_url: str = ""
    base_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    demo: bool = False

    @classmethod
    def from_environment(cls, home: Path | None = None, *, demo: bool = False) -> "Settings":
        """Read the TRACKER_* variables; `home` given by the caller beats TRACKER_HOME.

        A demo looks at nothing but its own folder, so that it can never touch a real store.
        Raises BadSetting.
        """
        env = {} if demo else os.environ
        folder = home or Path(env.get("TRACKER_HOME") or default_home()).expanduser()
        return cls(
            home=folder,
            database_url=env.get("TRACKER_DATABASE_URL") or f"sqlite:///{folder}/store.db",
            base_url=env.get("TRACKER_BASE_URL", "").rstrip("/"),
            host=env.get("TRACKER_HOST") or cls.host,
            port=_number("TRACKER_PORT", env.get("TRACKER_PORT") or str(cls.port), most=65_535),
            proxies=_number("TRACKER_PROXIES", env.get("TRACKER_PROXIES") or "0", most=9),
            demo=demo,
        )
