"""Words for everything that has a code, in every language; English is what stands in the code.

Tables hold msgids. Whoever shows one translates it: pages by Flask-Babel's gettext, the command
line by `translation`.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.support import Translations
from markupsafe import Markup

from tracker.domain.security import Happened
from tracker.models.accounts import Language, Role
from tracker.models.codes import MEETING, PROPOSAL
from tracker.models.events import Certainty, Channel, Direction, EventKind
from tracker.models.marks import MarkKind
from tracker.models.meetings import DateBasis, Held, MeetingKind, Presence
from tracker.models.organizations import Classification
from tracker.models.proposals import NotDoneReason, ProposalKind, Status
from tracker.models.search import Kind
from tracker.models.statements import StatementKind
from tracker.web.words import accounts, desk, events, faults, follow_up, meetings, proposals, search
from tracker.web.words.language import digits, gettext, own, tongue

FOLDER = Path(__file__).parent.parent / "translations"

NAMES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Certainty: events.CERTAINTIES,
    Channel: events.CHANNELS,
    Classification: meetings.CLASSIFICATIONS,
    DateBasis: meetings.DATE_BASES,
    Direction: events.DIRECTIONS,
    EventKind: events.KINDS,
    Happened: accounts.HAPPENED,
    Held: meetings.HELD,
    Kind: search.KINDS,
    Language: accounts.LANGUAGES,
    MarkKind: proposals.MARKS,
    MeetingKind: meetings.KINDS,
    NotDoneReason: proposals.REASONS,
    Presence: meetings.PRESENCES,
    ProposalKind: proposals.KINDS,
    Role: accounts.ROLES,
    StatementKind: meetings.STATEMENT_KINDS,
    Status: proposals.STATUSES,
}
MEANINGS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Certainty: events.CERTAINTY_MEANINGS,
    MarkKind: proposals.MARK_MEANINGS,
    Status: proposals.MEANINGS,
}
NEXT_STEPS = proposals.NEXT_STEPS

SENTENCES = (
    faults.DOCUMENT
    | faults.SHAPE
    | faults.FORM
    | accounts.REFUSALS
    | desk.REFUSALS
    | desk.REVIEW
    | desk.FORM
    | follow_up.REFUSALS
)
# Under these names a fault tells years.
YEARS = ("first", "last", "year")


@lru_cache
def translation(lang: str) -> NullTranslations:
    """Return the words of a language; English is the messages themselves."""
    return NullTranslations() if lang == "en" else Translations.load(FOLDER, [lang])


def is_compiled(lang: str) -> bool:
    """Tell whether the words of a language are there: a wheel has them, a checkout makes them."""
    return isinstance(translation(lang), Translations)


def sentence(
    code: str, values: Mapping[str, Any], translate: Callable[[str], str] = gettext
) -> str:
    """Return the sentence of a fault or refusal with its values filled in."""
    message = SENTENCES.get(code, faults.UNKNOWN)
    message = translate(message)
    marked = any(isinstance(value, Markup) for value in values.values())
    return (Markup(message) if marked else message).format_map({"code": code, **values})


def told(code: str, /, **values: Any) -> str:
    """Return the sentence of a fault or refusal: numbers as the page has them, codes marked."""
    return sentence(code, {name: _told(name, value) for name, value in values.items()})


def _told(name: str, value: Any) -> Any:
    match value:
        case int():
            return digits(str(value) if name in YEARS else value)
        case list():
            return Markup(f"{gettext(',')} ").join(_told(name, one) for one in value)
        case str() if MEETING.fullmatch(value) or PROPOSAL.fullmatch(value):
            return Markup('<bdi class="code" dir="ltr">{}</bdi>').format(value)
        case str() if tongue(value):
            return own(value)
    return value
