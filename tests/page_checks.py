"""What every page of HTML owes its readers (pages.md, house.md), one check for each promise.

A check takes a page and yields what is wrong in words; `test_page_checks.py` plants each fault.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from tests.markup import Page, name_of, tags, text_of
from tests.prose_checks import (
    english_prose_is_english,
    persian_prose_has_persian_digits,
    persian_prose_is_persian,
    persian_words_say_that_they_are,
    times_are_machine_readable,
    what_was_typed_is_kept_apart,
)

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FLOW = tags(
    "address article aside blockquote details dialog div dl fieldset figure footer form header"
    " h1 h2 h3 h4 h5 h6 hr main nav ol p pre section table ul"
)
PHRASING = tags(
    "abbr b bdi bdo button cite code em i kbd label mark p pre q s small span strong sub sup time u"
    " h1 h2 h3 h4 h5 h6"
)
INTERACTIVE = tags("a button input label select textarea")
ACTIVE = tags("a button")
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup"},
}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "for")


def markup_is_valid(page: Page) -> Iterator[str]:
    yield from page.errors
    for element in page.root.iter():
        barred = PHRASING if element.tag in FLOW else ACTIVE if element.tag in INTERACTIVE else ()
        if barred and (
            inside := {part.tag for part in page.ancestors(element)}.intersection(barred)
        ):
            yield f"<{element.tag}> stands in <{min(inside)}>"
        for child in element:
            if child.tag not in CHILDREN.get(element.tag, {child.tag}):
                yield f"<{child.tag}> is a child of <{element.tag}>"


def attributes_are_whole(page: Page) -> Iterator[str]:
    """A value in quotes of its own was escaped when it should not have been."""
    for element in page.root.iter():
        for name, value in element.attrib.items():
            if name not in ("value", "content") and len(value) > 1 and value[0] == value[-1] == '"':
                yield f"{name}={value} on <{element.tag}>"


def language_and_direction_fit(page: Page) -> Iterator[str]:
    told = page.root.get("lang"), page.root.get("dir")
    if told not in (("fa", "rtl"), ("en", "ltr")):
        yield f"lang and dir are {told}"


def title_names_page_and_council(page: Page) -> Iterator[str]:
    titles = page.all("title")
    if not titles or not re.fullmatch(r"\S.* - .*\S", text_of(titles[0])):
        yield f"the title is {[text_of(title) for title in titles]}, not 'page - council'"


def headings_make_an_outline(page: Page) -> Iterator[str]:
    headings = page.all(*HEADINGS)
    if [heading.tag for heading in headings].count("h1") != 1:
        yield f"{len(page.all('h1'))} h1"
    levels = [int(heading.tag[1]) for heading in headings]
    yield from (
        f"h{low} is followed by h{high}" for low, high in pairwise(levels) if high > low + 1
    )
    yield from ("a heading without words" for heading in headings if not name_of(heading))


def landmarks_stand(page: Page) -> Iterator[str]:
    mains = page.all("main")
    if len(mains) != 1:
        yield f"{len(mains)} main"
    first = next((link.get("href", "") for link in page.all("a")), "")
    if not mains or first != f"#{mains[0].get('id')}":
        yield f"the first link leads to {first!r}, not to the main part"


def fields_have_labels(page: Page) -> Iterator[str]:
    labelled = {label.get("for") for label in page.all("label")}
    for field in page.all("input", "select", "textarea"):
        if field.get("type") in ("hidden", "submit"):
            continue
        wrapped = any(above.tag == "label" for above in page.ancestors(field))
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not (wrapped or named or field.get("id") in labelled):
            yield f"the field {field.get('name')!r} has no label"


def controls_have_names(page: Page) -> Iterator[str]:
    for control in page.all("a", "button"):
        if not name_of(control):
            yield f"<{control.tag}> {control.attrib} says nothing"


def ids_are_unique(page: Page) -> Iterator[str]:
    ids = Counter(element.get("id") for element in page.root.iter() if "id" in element.attrib)
    yield from (f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1)


def references_resolve(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        wanted = [name for key in REFERENCES for name in element.get(key, "").split()]
        if element.get("href", "").startswith("#"):
            wanted.append(element.get("href", "")[1:])
        yield from (f"nothing has the id {name!r}" for name in wanted if name not in page.ids)


def nothing_runs_inline(page: Page) -> Iterator[str]:
    for element in page.root.iter():
        if element.tag == "style" or (element.tag == "script" and text_of(element)):
            yield f"inline <{element.tag}>"
        for name, value in element.attrib.items():
            if name == "style" or name.startswith("on") or value.strip().startswith("javascript:"):
                yield f"{name}={value!r} on <{element.tag}>"


def nothing_is_fetched_from_elsewhere(page: Page) -> Iterator[str]:
    for element in page.all("link", "script", "img", "iframe", "source", "image", "use", "form"):
        for name in ("src", "srcset", "href", "action"):
            if re.match(r"\s*([a-z]+:)?//", element.get(name, "")) and not _is_name(element):
                yield f"<{element.tag}> takes {element.get(name)!r}"


def _is_name(element: Element) -> bool:
    """Tell whether a link only names an address: nothing is fetched from it."""
    return element.get("rel") in ("canonical", "alternate", "license")


def pictures_say_what_they_show(page: Page) -> Iterator[str]:
    yield from ("<img> without alt" for image in page.all("img") if image.get("alt") is None)
    for drawing in page.all("svg"):
        shown = drawing.get("role") == "img" and name_of(drawing)
        hidden = [*page.ancestors(drawing), drawing]
        if not shown and not any(part.get("aria-hidden") == "true" for part in hidden):
            yield "<svg> is neither hidden nor named"


def tables_have_headings(page: Page) -> Iterator[str]:
    for table in page.all("table"):
        headings = list(table.iter("th"))
        if not headings or any(part.get("scope") not in ("col", "row") for part in headings):
            yield "a table without th, or a th without scope"


CHECKS: tuple[Callable[[Page], Iterator[str]], ...] = (
    markup_is_valid,
    attributes_are_whole,
    language_and_direction_fit,
    title_names_page_and_council,
    headings_make_an_outline,
    landmarks_stand,
    fields_have_labels,
    controls_have_names,
    ids_are_unique,
    references_resolve,
    persian_prose_has_persian_digits,
    persian_prose_is_persian,
    english_prose_is_english,
    persian_words_say_that_they_are,
    nothing_runs_inline,
    nothing_is_fetched_from_elsewhere,
    pictures_say_what_they_show,
    tables_have_headings,
    times_are_machine_readable,
    what_was_typed_is_kept_apart,
)


def faults(page: Page) -> list[str]:
    """Return everything that is wrong with a page, by check."""
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(page)]
