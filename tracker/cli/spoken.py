"""Commands that tell of themselves in the chosen language: help, options, questions, mistakes.

Click speaks by gettext, whose catalogue is found by LANGUAGE in the environment: ours holds its
messages too. What our own commands say of themselves is translated when they are looked up.
"""

import gettext
from copy import copy
from inspect import cleandoc
from typing import TypeVar

import click

from tracker.cli.speech import Speech, _
from tracker.settings import tell_language
from tracker.web.words import FOLDER
from tracker.web.words.language import N_

Command = TypeVar("Command", bound=click.Command)


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a message with its plural, as `N_` marks one that has none."""
    return one, many


# What click says to whoever mistypes a command of ours, or asks for help; {!r} is its own way.
CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{name} {filename!r} does not exist."),
    N_("{name} {filename!r} is a file."),
    N_("{name} {filename!r} is a directory."),
    N_("{name} {filename!r} is not readable."),
    N_("{name} {filename!r} is not writable."),
    N_("Aborted!"),
    N_("Error: invalid input"),
    N_("Show this message and exit."),
    N_("Confirm the action without prompting."),
    ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."
    ),
)


class Spoken(click.Group):
    """A group whose commands, and itself, speak the chosen language."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command with its words in the language."""
        found = super().get_command(ctx, cmd_name)
        return found and _said(found)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Tell of the group in the language."""
        click.Group.format_help(_said(self), ctx, formatter)


def speak(context: click.Context, _option: click.Parameter, lang: str) -> None:
    """Choose the language of all that follows, click's own words too."""
    context.obj = Speech(lang)
    gettext.bindtextdomain("messages", str(FOLDER))
    tell_language(lang)


def _said(command: Command) -> Command:
    told = copy(command)
    told.help = _(cleandoc(told.help or ""))
    told.params = [_option(param) for param in told.params]
    return told


def _option(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option):
        return param
    told = copy(param)
    told.help = _(told.help) if told.help else None
    told.prompt = _(told.prompt) if told.prompt else None
    return told
