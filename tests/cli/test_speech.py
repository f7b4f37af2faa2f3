"""What the command line says, by language."""

import click
import pytest

from tracker.cli.speech import Speech, _, sentence, stop


def said(lang: str) -> tuple[str, str]:
    with click.Context(click.Command("any"), obj=Speech(lang)):
        return _("There is no meeting {code}.", code="X"), sentence("missing", {})


def test_each_language_has_its_words() -> None:
    assert said("en") == ("There is no meeting X.", "This is missing.")
    assert said("fa") == ("جلسه‌ای با کد X نداریم.", "این نیامده است.")


def test_outside_a_command_english_is_spoken() -> None:
    assert _("There is no meeting {code}.", code="X") == "There is no meeting X."


def test_stopping_says_why_and_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        stop("why")
    assert (ended.value.code, capsys.readouterr().err) == (2, "why\n")
