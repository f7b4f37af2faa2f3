"""The `tracker` command: the door for operators."""

import errno
from typing import Any

import click
from sqlalchemy.exc import ArgumentError, DatabaseError

from tracker import __version__
from tracker.cli import backup, documents, serving, store
from tracker.cli.administrator import administrator
from tracker.cli.init import init
from tracker.cli.speech import _, stop
from tracker.cli.spoken import Spoken, speak
from tracker.cli.trouble import said
from tracker.cli.verify import verify
from tracker.settings import BadSetting
from tracker.web.words.language import N_


class Door(Spoken):
    """A group of commands that tells in one sentence what an operator can put right."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; end with 2 where a setting, the store or a file will not do."""
        try:
            return super().invoke(ctx)
        except BadSetting as bad:
            stop(_("{name} cannot be “{value}”.", name=bad.name, value=bad.value))
        except DatabaseError as error:
            sentence = said(error)
            if sentence is None:
                raise  # not the store's trouble, but ours
            stop(sentence)
        except (ArgumentError, ModuleNotFoundError) as error:  # an address that we cannot follow
            stop(_("The store cannot be used: {why}", why=error))
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever read what we said has heard enough
            stop(str(error))


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang",
    type=click.Choice(["en", "fa"]),
    default="en",
    is_eager=True,
    expose_value=False,
    callback=speak,
    help=N_("Language of what is printed; English by default: many terminals cannot show Persian."),
)
@click.version_option(__version__, prog_name="tracker", help=N_("Show the version and exit."))
@click.help_option("-h", "--help", help=N_("Show this message and exit."))
def commands() -> None:
    """Keep the records of civic meetings, and follow each proposal until it is confirmed done."""


for command in (
    serving.demo,
    serving.serve,
    init,
    administrator,
    documents.import_,
    documents.export,
    backup.backup,
    backup.restore,
    store.db,
    verify,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line."""
    commands(prog_name="tracker")
