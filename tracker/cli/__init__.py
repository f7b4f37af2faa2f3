"""The `tracker` command: the door for operators."""

import sys

import click
from sqlalchemy.exc import DatabaseError

from tracker import __version__
from tracker.cli import backup, documents, serving, store
from tracker.cli.init import init
from tracker.cli.speech import Speech
from tracker.cli.trouble import said


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--lang",
    type=click.Choice(["en", "fa"]),
    default="en",
    help="Language of what is printed; English by default: many terminals cannot show Persian.",
)
@click.version_option(__version__, prog_name="tracker")
@click.pass_context
def commands(context: click.Context, lang: str) -> None:
    """Keep the records of civic meetings, and follow each proposal until it is confirmed done."""
    context.obj = Speech(lang)


for command in (
    serving.demo,
    serving.serve,
    init,
    documents.import_,
    documents.export,
    backup.backup,
    backup.restore,
    store.db,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line; a store that cannot be opened is told in one sentence, exit 2."""
    try:
        commands(prog_name="tracker")
    except DatabaseError as error:
        sentence = said(error)
        if sentence is None:
            raise
        click.echo(sentence, err=True)
        sys.exit(2)
