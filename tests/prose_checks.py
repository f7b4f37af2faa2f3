"""What a page owes its readers in its words: digits, languages, days, whose words they are."""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from tests.markup import Page

# Text that somebody typed is marked by these, and keeps its own digits (house.md, law 10).
FOREIGN = ("code", "pre", "kbd", "bdi", "head")
SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-k")
LATIN_DIGITS = re.compile(r"[0-9]+")
LATIN_WORDS = re.compile(r"[A-Za-z]{2,}[\s,.:]+[A-Za-z]{2,}")
PERSIAN_LETTERS = re.compile(r"[\u0600-\u06ff]")
# Stands in every text of hostile records: wherever it comes up, the text must be kept apart.
MARKER = "⁂"


def persian_prose_has_persian_digits(page: Page) -> Iterator[str]:
    """Look at everything but codes and what somebody typed; the title can mark neither."""
    for words, language in _prose(page):
        if language == "fa" and (found := LATIN_DIGITS.search(words)):
            yield f"Latin digits {found[0]!r} in {words.strip()!r}"


def persian_prose_is_persian(page: Page) -> Iterator[str]:
    """Two Latin words in a row are a message without its Persian; one may be a name (JSON)."""
    for words, language in _prose(page):
        if language == "fa" and (found := LATIN_WORDS.search(words)):
            yield f"Latin words {found[0]!r} in {words.strip()!r}"


def english_prose_is_english(page: Page) -> Iterator[str]:
    for words, language in _prose(page):
        if language == "en" and PERSIAN_LETTERS.search(words):
            yield f"Persian letters in {words.strip()!r}"


def persian_words_say_that_they_are(page: Page) -> Iterator[str]:
    """On a page in English a screen reader would speak them as English."""
    if page.root.get("lang") != "en":
        return
    for words, element in page.texts():
        around = (element, *page.ancestors(element))
        language = next(part.get("lang") for part in around if part.get("lang"))
        shown = not any(part.tag in ("code", "pre") for part in around)
        if shown and language != "fa" and PERSIAN_LETTERS.search(words):
            yield f"Persian letters without lang=fa: {words.strip()[:60]!r}"


def times_are_machine_readable(page: Page) -> Iterator[str]:
    for time in page.all("time"):
        if not re.fullmatch(
            r"\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|\+\d\d:\d\d)?)?)?|\d\d:\d\d",
            time.get("datetime", ""),
            re.ASCII,
        ):
            yield f"<time datetime={time.get('datetime')!r}>"


def what_was_typed_is_kept_apart(page: Page) -> Iterator[str]:
    """Text with the marker stands in <bdi> or dir=auto, so that its letters turn nothing round."""
    for words, element in page.texts():
        if MARKER in words and not any(
            part.tag == "bdi" or part.get("dir") == "auto"
            for part in (element, *page.ancestors(element))
        ):
            yield f"typed text in bare <{element.tag}>: {words.strip()[:60]!r}"


@lru_cache(maxsize=8)
def _prose(page: Page) -> list[tuple[str, str | None]]:
    """Return our own words, spoken names included, each with its language."""
    return list(_words(page.root, None))


def _words(element: Element, language: str | None) -> Iterator[tuple[str, str | None]]:
    if element.tag in FOREIGN or element.get("dir") == "auto":
        return
    language = element.get("lang", language)
    spoken = [element.get(name, "") for name in SPOKEN]
    following = [child.tail or "" for child in element]
    yield from ((words, language) for words in (element.text or "", *spoken, *following) if words)
    for child in element:
        yield from _words(child, language)
