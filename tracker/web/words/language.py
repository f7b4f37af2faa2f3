"""The language of the page: its messages, its digits, and the mark on words of the other one."""

import re
from collections.abc import Iterable

import flask_babel
from flask import g
from markupsafe import Markup, escape

from tracker.persian.listing import join_names
from tracker.persian.numerals import to_persian

# Marks a message in a table: pybabel finds it, whoever shows it translates it.
N_ = str

_SPOKEN, _NOTHING = Markup(' lang="fa"'), Markup("")
_PERSIAN_LETTER = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")


def gettext(message: str, **values: object) -> str:
    """Return the message in the language of the page, its %(names)s filled in."""
    return str(flask_babel.gettext(message, **values))


def ngettext(one: str, many: str, number: int, **values: object) -> str:
    """Return the form of the message that fits the number, its %(names)s filled in."""
    return str(flask_babel.ngettext(one, many, number, **values))


def is_english() -> bool:
    """Tell whether the page is in English; looked up once a page, which asks hundreds of times."""
    try:
        known: bool = g.english
    except AttributeError:
        known = g.english = flask_babel.get_locale().language == "en"
    except RuntimeError:  # no page: a command, which translates by itself
        known = False
    return known


def digits(value: int | str) -> str:
    """Return a number or a text in the page's digits; in English a number by thousands.

    A year is no number: it comes as text.
    """
    if not is_english():
        return to_persian(value)
    return f"{value:,}" if isinstance(value, int) else value


def listed(names: Iterable[str]) -> str:
    """Return names on one line, parted as the page's language does."""
    return ", ".join(names) if is_english() else join_names(names)


def tongue(text: str | None) -> Markup:
    """Return the attribute for Persian words of the record on a page in English, or nothing.

    Only so does a screen reader speak them as Persian.
    """
    spoken = text and is_english() and _PERSIAN_LETTER.search(text)
    return _SPOKEN if spoken else _NOTHING


def own(text: str) -> Markup:
    """Return words of the record, kept apart from the prose around them: whichever way they run."""
    return Markup(f"<bdi{tongue(text)}>{escape(text)}</bdi>")
