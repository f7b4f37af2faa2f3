"""The list of words that mean the same, as the desk keeps it."""

import pytest
from sqlmodel import Session

from tracker.domain import synonyms
from tracker.domain.errors import Refused
from tracker.persian.synonyms import FIRST


def change(session: Session, text: str) -> None:
    seen = synonyms.fingerprint(synonyms.written(session))
    synonyms.change(session, text=text, seen=seen)


def test_the_list_says_what_was_written_last(either: Session) -> None:
    assert synonyms.written(either).splitlines() == list(FIRST)
    change(either, "باغ, بوستان\n\n  کوچه ؛ گذر ")
    assert synonyms.written(either) == "باغ، بوستان\nکوچه، گذر"
    change(either, "")
    assert synonyms.written(either) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("باغ", "set_of_one"),
        ("سمن، سمن‌ها", "set_of_one"),
        ("باغ، !", "set_of_one"),
        ("، ".join(f"w{n}" for n in range(13)), "too_many_members"),
        ("باغ، " + "ب" * 61, "member_too_long"),
        ("\n".join(f"w{n}، v{n}" for n in range(501)), "too_many_sets"),
    ],
)
def test_what_no_search_could_use_is_refused(session: Session, text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        change(session, text)
    assert synonyms.written(session).splitlines() == list(FIRST)


def test_a_list_that_somebody_else_changed_is_not_overwritten(session: Session) -> None:
    with pytest.raises(Refused, match="stale"):
        synonyms.change(session, text="باغ، بوستان", seen="x")
