"""Places of a document, such as `statements[3].text`: their words, and their fields in a form."""

import re

from tracker.web.words.desk import FIELDS, PARTS
from tracker.web.words.language import digits, listed
from tracker.web.words.language import gettext as _

PLACE = re.compile(r"(?P<part>[a-z_]+)(?:\[(?P<index>\d+)\])?(?:\.(?P<field>[a-z_]+))?")
# The field to which a fault leads that names a whole row.
FIRST = {
    "agenda": "text",
    "attendance": "person",
    "statements": "text",
    "proposals": "text",
}


def read(place: str) -> tuple[str, int | None, str]:
    """Return part, index (from 0; None: no row) and field of a place."""
    found = PLACE.match(place)
    if found is None:
        return "", None, ""
    index = found["index"]
    return found["part"], int(index) if index else None, found["field"] or ""


def field_id(place: str) -> str:
    """Return the id that the field of a place has in the form of a draft."""
    part, index, field = read(place)
    if part == "meeting":
        return field or "details"
    return part if index is None else f"{part}-{index}-{field or FIRST.get(part, 'text')}"


def called(place: str) -> str:
    """Return what a place is called: the row with its number, and the field in it."""
    part, index, field = read(place)
    words, whole = [], FIELDS["meeting"]
    if index is not None and part in PARTS:
        words.append(_(PARTS[part], number=digits(index + 1)))
    elif part != "meeting" and part in FIELDS:
        words.append(_(FIELDS[part]))
    if field in FIELDS and field != "text":
        words.append(_(FIELDS[field]))
    return listed(words or [_(whole)])
