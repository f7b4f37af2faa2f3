"""What is extracted from the command line."""

import io

from tracker.web.translations.docstrings import extract

SOURCE = b'''
@click.command(name="import")
@click.option("--to", help=N_("Where to."))
def import_():
    """Take it in.

    Whole.
    """
    click.echo(_("done"))


@db.group()
def store():
    """Look after it."""


@cache
def other():
    """Nobody reads this."""
'''


def test_messages_and_what_commands_say_of_themselves() -> None:
    found = extract(io.BytesIO(SOURCE), {"_": None, "N_": None}, [], {})
    assert [message for _line, _function, message, _comments in found] == [
        "Where to.",
        "done",
        "Take it in.\n\nWhole.",
        "Look after it.",
    ]
