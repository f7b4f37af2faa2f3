"""The list of words that mean the same, as the desk keeps it."""

import hashlib
from collections.abc import Sequence

from sqlmodel import Session, col, delete, select

from tracker.domain.errors import Refused
from tracker.models import SynonymSet
from tracker.persian.synonyms import members
from tracker.persian.text import words

MOST_SETS, MOST_MEMBERS, LONGEST = 500, 12, 60


def written(session: Session) -> str:
    """Return the list as it is edited: a set in each line."""
    sets = session.exec(select(SynonymSet).order_by(col(SynonymSet.id))).all()
    return "\n".join(one.words for one in sets)


def fingerprint(text: str) -> str:
    """Return a few letters that change with the list."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def change(session: Session, *, text: str, seen: str) -> None:
    """Make the list say this, a set in each line; `seen` is the fingerprint of the one edited.

    Raises Refused: "stale"; "too_many_sets"; "set_of_one", "too_many_members" and
    "member_too_long" with the set, where a search could do nothing with it.
    """
    if seen != fingerprint(written(session)):
        raise Refused("stale")
    sets = [members(line) for line in text.splitlines() if members(line)]
    _check(sets)
    session.connection().execute(delete(SynonymSet))
    session.add_all(SynonymSet(id=place, words="، ".join(one)) for place, one in enumerate(sets, 1))
    session.flush()


def _check(sets: Sequence[Sequence[str]]) -> None:
    if len(sets) > MOST_SETS:
        raise Refused("too_many_sets", most=MOST_SETS)
    for one in sets:
        told = "، ".join(one)
        if len({tuple(words(member)) for member in one} - {()}) < 2:
            raise Refused("set_of_one", set=told)
        if len(one) > MOST_MEMBERS:
            raise Refused("too_many_members", set=told, most=MOST_MEMBERS)
        if max(map(len, one)) > LONGEST:
            raise Refused("member_too_long", set=told, most=LONGEST)
