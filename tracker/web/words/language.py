"""Translate a message into the language of the page, or mark one that is translated later."""

import flask_babel

# Marks a message in a table: pybabel finds it, whoever shows it translates it.
N_ = str


def gettext(message: str, **values: object) -> str:
    """Return the message in the language of the page, its %(names)s filled in."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the form of the message that fits the number, its %(names)s filled in."""
    return str(flask_babel.ngettext(one, many, number, **values))
