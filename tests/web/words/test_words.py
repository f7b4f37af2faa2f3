"""Everything that has a code has words."""

from enum import StrEnum
from pathlib import Path

import pytest
from markupsafe import escape

from tracker import models
from tracker.models.events import EventKind
from tracker.models.marks import MarkKind
from tracker.models.meetings import Minutes
from tracker.models.proposals import Part, Status
from tracker.web import words

# Shown by other means: how far minutes are is told by a mark, a part by the label beside it.
WORDLESS = {Minutes, Part}


def kinds() -> set[type[StrEnum]]:
    """Return every enum of the tables, and the marks."""
    found: set[type[StrEnum]] = {MarkKind}
    for name in models.__all__:
        for column in vars(models)[name].__table__.columns:
            if enum := getattr(column.type, "enum_class", None):
                found.add(enum)
    return found


def test_every_enum_that_is_shown_has_words() -> None:
    assert kinds() - WORDLESS <= words.NAMES.keys()


@pytest.mark.parametrize("kind", words.NAMES, ids=lambda kind: kind.__name__)
def test_every_member_has_words(kind: type[StrEnum]) -> None:
    assert words.NAMES[kind].keys() == set(kind)


@pytest.mark.parametrize("kind", words.MEANINGS, ids=lambda kind: kind.__name__)
def test_every_member_that_is_explained_is_explained(kind: type[StrEnum]) -> None:
    assert words.MEANINGS[kind].keys() == set(kind)


def test_every_status_says_whose_step_is_next() -> None:
    assert words.NEXT_STEPS.keys() == set(Status)


def test_english_is_what_stands_in_the_code_and_persian_is_another() -> None:
    message = words.NAMES[EventKind][EventKind.DISPUTE]
    assert words.translation("en").gettext(message) == message
    assert words.translation("fa").gettext(message) == "اعتراض به اعلام انجام"


def test_a_sentence_takes_its_values_and_no_braces_of_theirs() -> None:
    said = words.sentence("store_refuses", {"why": "{why} %(why)s"}, str)
    assert said == "The store refuses it: {why} %(why)s"


@pytest.mark.usefixtures("request_context")
def test_a_code_in_a_sentence_keeps_its_direction_and_nothing_else_is_markup() -> None:
    said = words.told("merge_target", codes=["QDS-1404-02-06", "<b>"])
    marked = '<bdi class="code" dir="ltr">QDS-1404-02-06</bdi>، &lt;b&gt;'
    assert marked in escape(said)
    assert "۱، ۲۰" in words.told("moved_since", numbers=[1, 20])
    assert escape(words.told("not_an_asker", name="<b>")).count("&lt;b&gt;") == 1


def test_a_code_without_a_sentence_is_still_told() -> None:
    assert words.sentence("quite_new", {}, str) == "This is not right (rule: quite_new)."


def test_a_language_whose_catalogue_was_not_compiled_is_known_as_such(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert words.is_compiled("fa")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    words.translation.cache_clear()
    try:
        assert not words.is_compiled("fa")
    finally:
        words.translation.cache_clear()
