"""README.md tells every command, setting and format, and none that there is not."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.test_house import PACKAGE, ROOT
from tracker.cli import commands, sources
from tracker.settings import Settings
from tracker.web import create_app

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)#:]+)\)")
FILE = re.compile(r"(\.[a-z]+)+$")  # of a route: what its answer is


def table(heading: str) -> list[str]:
    """Return the first column of the table under a heading."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip(" `") for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


def every_command(group: click.Group, name: str = "tracker") -> Iterator[str]:
    """Yield the full names of all commands."""
    for part, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from every_command(command, f"{name} {part}")
        else:
            yield f"{name} {part}"


def options(command: click.Command) -> Iterator[str]:
    """Yield the long names of a command's options, and of those below it."""
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("--"))
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from options(below)


def test_every_command_is_told() -> None:
    assert sorted(table("Commands")) == sorted(every_command(commands))


def test_every_command_and_option_says_what_it_does() -> None:
    for name in every_command(commands):
        command: click.Command = commands
        for part in name.split()[1:]:
            assert isinstance(command, click.Group)
            command = command.commands[part]
        assert command.help, name
        for option in command.params:
            assert not isinstance(option, click.Option) or option.help or option.prompt, name


def test_no_option_is_told_that_there_is_not() -> None:
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert told - set(options(commands)) <= {"--help"}


def test_every_setting_is_told() -> None:
    read = re.findall(r"\"(TRACKER_\w+)\"", (PACKAGE / "settings.py").read_text(encoding="utf-8"))
    assert sorted(table("Settings")) == sorted(set(read))
    everywhere = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert set(re.findall(r"TRACKER_[A-Z_]+", everywhere)) == set(read)


def test_every_format_is_told(tmp_path: Path) -> None:
    app = create_app(Settings(home=tmp_path, database_url="sqlite://"))
    files = {found[0] for rule in app.url_map.iter_rules() if (found := FILE.search(rule.rule))}
    named = {
        ".csv": "CSV",
        ".json": "JSON",
        ".jsonl": "JSON lines",
        ".schema.json": "JSON Schema",
        ".xlsx": "XLSX",
    }
    assert files == set(named)
    assert sorted(table("Formats")) == sorted(["HTML", *named.values()])
    assert {suffix for suffix in sources.LINES if f"FILE{suffix}" in README} == {".jsonl"}


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md"])
def test_what_a_text_points_to_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (ROOT / link).exists()] == []


def test_every_make_target_that_is_told_is_made() -> None:
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    texts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("*.md"))
    assert set(re.findall(r"`make (\w+)", texts)) <= targets


def test_every_dependency_is_told_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    groups = [*extras, *project["dependency-groups"].values(), project["project"]["dependencies"]]
    needed = {re.split(r"[^\w-]", each)[0] for group in groups for each in group}
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.split("\n## Dependencies\n")[1].split("\n## ")[0]
    firsts = " ".join(line.split("|")[1] for line in section.splitlines() if line[:1] == "|")
    assert sorted(needed - set(re.findall(r"[\w-]+", firsts))) == []


def test_the_drawing_of_the_floors_names_every_floor() -> None:
    drawing = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    floors = {path.stem for path in Path(PACKAGE).iterdir() if not path.name.startswith("_")}
    assert floors <= set(re.findall(r"[a-z]+", drawing))
