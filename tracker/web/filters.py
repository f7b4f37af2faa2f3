"""How templates show values: digits, days, times, and the words of an enum's members."""

from enum import StrEnum
from urllib.parse import urlsplit

from flask import Flask

from tracker.models.marks import Mark, marks
from tracker.models.proposals import Status
from tracker.web import qr, sentences, site, words
from tracker.web.days import at, day, day_of, numeric, short, time_of
from tracker.web.words.language import digits, gettext, own, tongue
from tracker.web.words.proposals import GROUPS, mark_words


def init_app(app: Flask) -> None:
    """Give the templates their filters and functions."""
    for show in (
        digits,
        day,
        day_of,
        time_of,
        short,
        numeric,
        at,
        word,
        group,
        meaning,
        next_step,
        marked,
        link,
    ):
        app.add_template_filter(show)
    for ask in (marks, sentences.said, qr.drawing, site.address, own, tongue):
        app.add_template_global(ask)


def word(member: StrEnum) -> str:
    """Return what an enum's member is called."""
    return gettext(words.NAMES[type(member)][member])


def group(status: str) -> str:
    """Return what a status, or a group by which lists are narrowed, is called there."""
    return gettext(GROUPS[status]) if status in GROUPS else word(Status(status))


def meaning(member: StrEnum) -> str:
    """Return what a status or a mark means."""
    return gettext(words.MEANINGS[type(member)][member])


def next_step(status: Status) -> str:
    """Return whose step comes after a status."""
    return gettext(words.NEXT_STEPS[status])


def marked(mark: Mark) -> str:
    """Return the words of a mark with its number or day."""
    return mark_words(mark, short=lambda value: short(value).striptags())


def link(address: str | None) -> str | None:
    """Return a web address that may be followed, or None for anything else."""
    try:
        return address if address and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:  # it only looks like one: https://[
        return None
