"""The frame of the desk's pages: who is signed in, and the sections that this account has."""

from typing import NamedTuple

from flask import Flask, request
from flask_babel import gettext

from tracker.domain.permissions import Action
from tracker.queries import councils
from tracker.queries.councils import CouncilRow
from tracker.web import site
from tracker.web.login import signed_in
from tracker.web.permits import is_public
from tracker.web.session import session
from tracker.web.words.language import N_

HOME = "/desk"


class Section(NamedTuple):
    """An entry of the navigation; `current` is "page", "true" or nothing (aria-current)."""

    address: str
    label: str
    current: str


# By address: whoever opens the desk sees what the account may do, in this order.
SECTIONS = (
    (HOME, N_("Desk"), Action.READ_DESK),
    ("/desk/meetings", N_("Meetings"), Action.READ_DRAFTS),
    ("/desk/people", N_("Registers"), Action.KEEP_REGISTERS),
    ("/desk/proposals", N_("Follow-up"), Action.FOLLOW_UP),
    ("/reports", N_("Report"), Action.READ_PUBLISHED),
    ("/admin/accounts", N_("Accounts"), Action.MANAGE_ACCOUNTS),
    ("/admin/security", N_("Security log"), Action.READ_SECURITY_LOG),
    ("/", N_("Public view"), Action.READ_PUBLISHED),
)


def init_app(app: Flask) -> None:
    """Let the desk's templates ask who is signed in and where they stand."""
    app.add_template_global(signed_in)
    app.add_template_global(desk_sections)
    app.context_processor(_own_council)


def desk_sections() -> list[Section]:
    """Return the sections that whoever is signed in may open; none for a stranger."""
    who = signed_in()
    return [
        Section(request.script_root + address, gettext(label), _current(address))
        for address, label, action in SECTIONS
        if who and who.may(action)
    ]


def _own_council() -> dict[str, CouncilRow]:
    """Return whose desk it is, where the store holds several councils."""
    if is_public() or not site.has_several():
        return {}
    who = signed_in()
    return {"council": councils.of_id(session(), who.council_id)} if who else {}


def _current(address: str) -> str:
    """The longest address under which this page lies is the current section."""
    if request.path == address:
        return "page"
    if request.path in [known for known, _, _ in SECTIONS]:
        return ""
    under = [known for known, _, _ in SECTIONS if known != "/" and _lies_under(known)]
    return "true" if under and address == max(under, key=len) else ""


def _lies_under(address: str) -> bool:
    return request.path.startswith(f"{address}/")
