"""Catalogues become what gettext reads, and a bad one stops the build."""

import gettext
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tracker.web.translations.compile import FOLDER, BadCatalogue, compile_all

HEADER = r"""
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"Content-Type: text/plain; charset=utf-8\n"
"""


def catalogue(folder: Path, entry: str) -> Path:
    """Write a Persian catalogue with one entry under `folder`; return its path."""
    path = folder / "fa" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + entry, encoding="utf-8")
    return path


def test_a_compiled_catalogue_answers_with_its_words(tmp_path: Path) -> None:
    source = catalogue(tmp_path, '\nmsgid "Meetings"\nmsgstr "جلسه‌ها"\n')
    assert compile_all(tmp_path) == [source.with_suffix(".mo")]
    assert gettext.translation("messages", tmp_path, ["fa"]).gettext("Meetings") == "جلسه‌ها"


def test_a_placeholder_that_the_message_does_not_have_is_refused(tmp_path: Path) -> None:
    entry = '\n#, python-format\nmsgid "%(count)s days"\nmsgstr "%(cuont)s روز"\n'
    source = catalogue(tmp_path, entry)
    with pytest.raises(BadCatalogue) as refused:
        compile_all(tmp_path)
    assert str(refused.value) == f"{source}:8: unknown named placeholder 'cuont'"
    assert not source.with_suffix(".mo").exists()


def test_two_forms_are_chosen_as_cldr_chooses_them_for_persian(tmp_path: Path) -> None:
    entry = '\nmsgid "day"\nmsgid_plural "days"\nmsgstr[0] "one"\nmsgstr[1] "other"\n'
    catalogue(tmp_path, entry)
    compile_all(tmp_path)
    words = gettext.translation("messages", tmp_path, ["fa"])
    assert [words.ngettext("day", "days", n) for n in (0, 1, 2)] == ["one", "one", "other"]


def test_the_persian_catalogue_is_complete() -> None:
    with (FOLDER / "fa" / "LC_MESSAGES" / "messages.po").open("rb") as opened:
        catalogue = read_po(opened, locale="fa", abort_invalid=True)
    lacking = [message.id for message in catalogue if message.id and not _translated(message)]
    assert lacking == []


def _translated(message: Message) -> bool:
    """Tell whether every form of the message has words that somebody stands by."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return not message.fuzzy and all(forms)
