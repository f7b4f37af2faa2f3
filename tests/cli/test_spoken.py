"""Commands tell of themselves, and of what was mistyped, in the language that was asked for."""

import re
from collections.abc import Iterator

import click
import pytest

from tests.cli.conftest import Tracker
from tests.laws import PERSIAN_LETTERS
from tracker.cli import commands

ENGLISH_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}")


def every(command: click.Command, *way: str) -> Iterator[tuple[str, ...]]:
    """Yield the words that call each command."""
    yield way
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every(inner, *way, name)


@pytest.mark.parametrize("way", list(every(commands)), ids=" ".join)
def test_every_command_explains_itself_in_both_languages(
    tracker: Tracker, way: tuple[str, ...]
) -> None:
    persian = tracker("--lang", "fa", *way, "--help").stdout
    assert ENGLISH_WORDS.findall(persian.partition("\n")[2]) == []
    english = tracker("--lang", "en", *way, "--help").stdout
    assert PERSIAN_LETTERS.findall(english) == []
    assert english.count("\n  -") == persian.count("\n  -")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nope",), "خطا: فرمانی به نام 'nope' نیست."),
        (("import",), "خطا: این نیامده است: 'SOURCES...'."),
        (("serve", "--port", "x"), "خطا: مقدار نادرست برای '--port': 'x' عدد درستی نیست."),
        (("db", "upgrade", "a", "b"), "خطا: این‌ها زیادی است: (b)"),
        (("verify", "--anchor"), "خطا: گزینهٔ '--anchor' مقدار می‌خواهد."),
    ],
)
def test_a_mistyped_command_is_told_in_the_language(
    tracker: Tracker, words: tuple[str, ...], said: str
) -> None:
    ran = tracker("--lang", "fa", *words)
    assert (ran.exit_code, ran.stderr.splitlines()[-1]) == (2, said)
    assert PERSIAN_LETTERS.findall(tracker("--lang", "en", *words).stderr) == []


def test_questions_are_asked_in_the_language(tracker: Tracker) -> None:
    ran = tracker("--lang", "fa", "init")
    assert "نام شورا:" in ran.output
