"""What a page owes its readers in its words: digits, languages, days, whose words they are."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.markup import Page

# Text that somebody typed is marked by these, and keeps its own digits (house.md, law 10).
FOREIGN = ("code", "pre", "kbd", "bdi", "script", "style")
LATIN_DIGITS = re.compile(r"[0-9]+")
LATIN_WORDS = re.compile(r"[A-Za-z]{2,}[\s,.:]+[A-Za-z]{2,}")
PERSIAN_LETTERS = re.compile(r"[\u0600-\u06ff]")
# Stands in every text of hostile records: wherever it comes up, the text must be kept apart.
MARKER = "⁂"


def persian_prose_has_persian_digits(page: Page) -> Iterator[str]:
    """Look at everything but codes and what somebody typed; the title can mark neither."""
    for words, element in _prose(page):
        if _language(page, element) == "fa" and (found := LATIN_DIGITS.search(words)):
            yield f"Latin digits {found[0]!r} in {words.strip()!r}"


def persian_prose_is_persian(page: Page) -> Iterator[str]:
    """Two Latin words in a row are a message without its Persian; one may be a name (JSON)."""
    for words, element in _prose(page):
        if _language(page, element) == "fa" and (found := LATIN_WORDS.search(words)):
            yield f"Latin words {found[0]!r} in {words.strip()!r}"


def english_prose_is_english(page: Page) -> Iterator[str]:
    for words, element in _prose(page):
        if _language(page, element) == "en" and PERSIAN_LETTERS.search(words):
            yield f"Persian letters in {words.strip()!r}"


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


def _prose(page: Page) -> Iterator[tuple[str, Element]]:
    """Yield our own words, spoken names included, and where they stand."""
    spoken = [
        (element.get(name, ""), element)
        for element in page.root.iter()
        for name in ("aria-label", "alt", "title", "placeholder", "data-k")
    ]
    for words, element in (*page.texts(), *spoken):
        around = (element, *page.ancestors(element))
        if not any(part.tag in FOREIGN or part.get("dir") == "auto" for part in around):
            yield words, element


def _language(page: Page, element: Element) -> str | None:
    return next(
        (part.get("lang") for part in (element, *page.ancestors(element)) if part.get("lang")), None
    )
