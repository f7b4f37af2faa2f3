"""What the command line says, in the language that was asked for."""

from typing import Any, NoReturn

import click

from tracker.web import words


class Speech:
    """A language and its catalogue."""

    def __init__(self, lang: str) -> None:
        self.translation = words.translation(lang)


def _speech() -> Speech:
    context = click.get_current_context(silent=True)
    return (context and context.find_object(Speech)) or Speech("en")


def _(message: str, **values: Any) -> str:
    """Return the message in the chosen language, its {names} filled in."""
    return str(_speech().translation.gettext(message)).format(**values)


def sentence(code: str, values: dict[str, Any]) -> str:
    """Return the sentence of a fault or refusal in the chosen language."""
    return words.sentence(code, values, _speech().translation.gettext)


def stop(message: str) -> NoReturn:
    """Say why nothing can be done, and end with 2."""
    click.echo(message, err=True)
    raise SystemExit(2)
