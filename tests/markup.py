"""A page of HTML as tests look at it: its tree, who stands in whom, its words."""

from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest
from xml.etree.ElementTree import Element

import turbohtml
from turbohtml import TokenType

VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
NAMED_BY = ("aria-label", "alt", "title")


def tags(names: str) -> frozenset[str]:
    """Return the names in a text of names."""
    return frozenset(names.split())


INLINE = tags(
    "a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup time u"
)


class Page:
    """Parsed HTML. Elements are plain `Element`s without namespaces; comments are left out."""

    def __init__(self, html: str) -> None:
        document = turbohtml.parse(html, positions=False)
        assert document.root is not None
        self.html = html
        self.root = _plain(document.root)
        self.errors = [f"{error.code} in line {error.line}" for error in document.errors]
        self.errors += _misread(html, self.root)

    @cached_property
    def parents(self) -> dict[Element, Element]:
        """Each element's parent."""
        return {child: parent for parent in self.root.iter() for child in parent}

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield the elements in which this one stands, the nearest first."""
        while above := self.parents.get(element):
            yield above
            element = above

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """Return the elements of these names with these attributes, in the page's order."""
        return [
            element
            for element in self.root.iter()
            if (not tags or element.tag in tags)
            and all(
                element.get(name.strip("_").replace("_", "-")) == value
                for name, value in attributes.items()
            )
        ]

    def one(self, *tags: str, **attributes: str) -> Element:
        """Return the only element of these names with these attributes."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} of {tags} {attributes}"
        return found[0]

    def classed(self, name: str) -> list[Element]:
        """Return the elements that have this class."""
        return [element for element in self.root.iter() if name in classes(element)]

    @cached_property
    def ids(self) -> dict[str, Element]:
        """The elements that have an id, by it."""
        return {element.get("id", ""): element for element in self.root.iter() if element.get("id")}

    def texts(self) -> Iterator[tuple[str, Element]]:
        """Yield each piece of text in the body that is not blank, and the element it stands in."""
        for element in self.one("body").iter():
            if element.text and element.text.strip():
                yield element.text, element
            for child in element:
                if child.tail and child.tail.strip():
                    yield child.tail, element

    @cached_property
    def text(self) -> str:
        """The words of the body, with single blanks."""
        return text_of(self.one("body"))

    @property
    def title(self) -> str:
        """The words of the title."""
        return text_of(self.one("title"))

    @property
    def links(self) -> list[str]:
        """The addresses that links of the page lead to."""
        return [link.get("href", "") for link in self.all("a") if link.get("href")]

    def link(self, words: str) -> str:
        """Return where the first link leads that says these words."""
        return next(link.get("href", "") for link in self.all("a") if words in text_of(link))


def _plain(read: turbohtml.Element) -> Element:
    """Return what the parser read as an element of the standard library, with all that is in it."""
    held = (" ".join(value) if isinstance(value, list) else value for value in read.attrs.values())
    element = Element(read.tag, dict(zip(read.attrs, (value or "" for value in held), strict=True)))
    for node in read.children:
        if isinstance(node, turbohtml.Element):
            element.append(_plain(node))
        elif isinstance(node, turbohtml.Text):
            _add_text(element, node.data)
    return element


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _misread(html: str, root: Element) -> Iterator[str]:
    """Yield where a parser first had to guess: it read another tree than the one written out.

    A tag left out, closed twice, closed in another order, or moved because it may not stand where
    it stands shows itself here. Our pages write every tag, also those which HTML lets one omit.
    """
    tokens = list(turbohtml.tokenize(html))
    if not any(token.type is TokenType.DOCTYPE for token in tokens):
        yield "no doctype"
    for written, read in zip_longest(_written(tokens), _tags(root), fillvalue="nothing"):
        if written != read:
            yield f"{written} is written where {read} is read"
            return


def _written(tokens: list[turbohtml.Token]) -> Iterator[str]:
    for token in tokens:
        if token.type is TokenType.START_TAG:
            yield f"<{token.tag}>"
            if token.self_closing and token.tag not in VOID:
                yield f"</{token.tag}>"
        elif token.type is TokenType.END_TAG:
            yield f"</{token.tag}>"


def _tags(element: Element) -> Iterator[str]:
    yield f"<{element.tag}>"
    for child in element:
        yield from _tags(child)
    if element.tag not in VOID:
        yield f"</{element.tag}>"


def classes(element: Element) -> list[str]:
    """Return the element's classes."""
    return element.get("class", "").split()


def text_of(element: Element) -> str:
    """Return the words in an element, with single blanks; a block never touches its neighbour."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def name_of(element: Element) -> str:
    """Return what assistive technology reads: words inside, or the names given instead of them."""
    given = [part.get(name, "") for part in element.iter() for name in NAMED_BY]
    return " ".join([text_of(element), *given]).strip()
