"""The laws of the house, held by a machine (house.md; import contracts stand in pyproject.toml)."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests import laws

ROOT = Path(__file__).parent.parent
PACKAGE, TESTS, TEMPLATES = ROOT / "tracker", ROOT / "tests", ROOT / "templates"
DOORS = ("cli", "web")

# Files above 200 lines (a test file above 300), and why.
LONG_FILES = {
    "tracker/domain/correction.py": "one verb, whose steps share what they need",
    "tests/domain/test_correction.py": "what a correction may and may not change, field by field",
}

COMMENT = re.compile(r"{#.*?#}", re.DOTALL)


def sources(*floors: str) -> list[Path]:
    """Return the Python files of these floors, or of the whole package."""
    folders = [PACKAGE / floor for floor in floors] or [PACKAGE]
    found = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    assert found
    return found


def templates() -> dict[str, str]:
    """Return the templates by name, without their comments."""
    found = {
        str(path.relative_to(TEMPLATES)): COMMENT.sub("", path.read_text(encoding="utf-8"))
        for path in sorted(TEMPLATES.rglob("*"))
        if path.is_file()
    }
    assert found
    return found


def breaches(law: Callable[[str], Iterator[str]], paths: list[Path]) -> list[str]:
    """Return what these files do against a law."""
    return [
        f"{path.relative_to(ROOT)}:{breach}"
        for path in paths
        for breach in law(path.read_text(encoding="utf-8"))
    ]


def test_queries_and_search_matches_write_nothing() -> None:
    paths = [*sources("queries"), PACKAGE / "search" / "match.py"]
    assert breaches(laws.writes, paths) == []


def test_only_the_doors_commit() -> None:
    below = [path for path in sources() if path.relative_to(PACKAGE).parts[0] not in DOORS]
    assert breaches(laws.commits, below) == []


def test_the_environment_is_read_in_settings_alone() -> None:
    others = [path for path in sources() if path != PACKAGE / "settings.py"]
    assert breaches(laws.environment, others) == []


def test_persian_words_stand_in_the_catalogue_and_on_the_persian_floor_alone() -> None:
    others = [path for path in sources() if path.relative_to(PACKAGE).parts[0] != "persian"]
    assert breaches(laws.persian, others) == []
    assert [name for name, text in templates().items() if laws.PERSIAN_LETTERS.search(text)] == []


def test_files_and_functions_stay_short() -> None:
    tests = sorted(TESTS.rglob("*.py"))
    long = [
        *breaches(laws.length, sources()),
        *breaches(lambda text: laws.length(text, 300), tests),
    ]
    assert {breach.partition(":")[0] for breach in long} == LONG_FILES.keys()
    assert breaches(lambda text: laws.length(text, 150), [TESTS / "conftest.py"]) == []
    assert breaches(laws.long_functions, sources()) == []
    views = sources("web/views")
    assert breaches(lambda text: laws.long_functions(text, laws.MOST_IN_VIEW), views) == []


def test_whatever_others_can_name_says_what_it_is() -> None:
    assert breaches(laws.undocumented, sources()) == []


def test_every_file_has_its_test_file() -> None:
    """A file that only declares (tables, tables of words) has nothing to test by itself."""
    lacking = [
        str(path.relative_to(PACKAGE))
        for path in sources()
        if path.name != "__init__.py"
        and laws.does_something(path.read_text(encoding="utf-8"))
        and not (TESTS / path.relative_to(PACKAGE).parent / f"test_{path.name}").is_file()
    ]
    assert lacking == []


def test_every_macro_is_used() -> None:
    assert laws.unused_macros(templates()) == []


def test_every_template_is_shown_by_a_view_or_stands_in_another() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sources("web"))
    assert laws.unshown(templates(), code) == []
