"""Text: made clean at the door; folded for search, for names and for order (persian.md, 2).

What was typed is kept as typed. Only shadows of it are folded: the search columns, `name_key`
and `sort_key`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise

from tracker.persian.letters import ALPHABET, FOLDING, HAMZA_ABOVE, ZWNJ
from tracker.persian.stems import glued, stem

# Letters: a dozen words joined stay below the 2,046 bytes that PostgreSQL allows one word.
LONGEST_WORD = 40

_NONCHARACTERS = "".join(chr(plane * 0x10000 - last) for plane in range(1, 18) for last in (1, 2))
_UNWANTED = re.compile(
    r"[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters that are no white space
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff"  # bidi controls, byte order mark
    r"\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # annotations, tags: hidden text
    r"\ud800-\udfff\ufdd0-\ufdef" + _NONCHARACTERS + "]"
)
# Letters and digits, but for four letters that are drawn as nothing.
_LETTER = re.compile("[^\\W_\u115f\u1160\u3164\uffa0]")
_BLANK = "\u2800"  # a pattern of Braille without a dot
_BREAKS = re.compile(r"\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")

_HAMZA_BEFORE_VAV = re.compile(f"ی{HAMZA_ABOVE}+(?=و)")
_DOUBLE_VAV = re.compile(f"و{HAMZA_ABOVE}*(?=و)")
_WORD = re.compile(r"[^\W_]+")  # ends at a ZWNJ too
_RANK = {letter: ":" + chr(ord("0") + rank) for rank, letter in enumerate(ALPHABET)}


def clean(text: str, *, lines: bool = False) -> str:
    """Return text as it is kept: without control and bidi characters, ends stripped.

    Text in which nothing can be seen is no text: nothing is left of it.

    Letters, ZWNJ and ZWJ stay as typed. A run of line breaks and tabs becomes one space; with
    `lines` each break becomes one newline, and stays.
    """
    if text.replace(ZWNJ, "").isprintable():  # most text: one look instead of two passes
        return text.strip() if _can_be_seen(text) else ""
    text = _UNWANTED.sub("", text)
    if not _can_be_seen(text):
        return ""
    if lines:
        return _BREAKS.sub("\n", text).replace("\t", " ").strip()
    return _SPACES.sub(" ", text).strip()


def _can_be_seen(text: str) -> bool:
    """Tell whether anything is drawn: a mark needs a letter to stand on."""
    if _LETTER.search(text):
        return True
    return any(unicodedata.category(sign)[0] in "NPS" and sign != _BLANK for sign in text)


def fold(text: str) -> str:
    """Return text in which one letter is one letter and one digit one digit; ZWNJ stays.

    مسئول, مسؤول and مسوول are one word, داوود and داود too: two vavs, or a vav after a hamza on
    its seat, are one vav.
    """
    text = unicodedata.normalize("NFKD", text).translate(FOLDING)
    text = _DOUBLE_VAV.sub("", _HAMZA_BEFORE_VAV.sub("", text))
    return text.replace(HAMZA_ABOVE, "").casefold()


def words(text: str) -> list[str]:
    """Return the words by which text is found, in order: folded, glued and stemmed."""
    return list(map(stemmed, glued_words(text)))


def pairs(found: Sequence[str]) -> list[str]:
    """Return each two neighbours of some words joined, so that «شهرقدس» finds «شهر قدس»."""
    return [left + right for left, right in pairwise(found)]


def name_key(name: str) -> str:
    """Return what is equal for all spellings of one name of a person or an organization.

    Folded as for search (so آ, أ and ا are one), without spaces, ZWNJ, points and other signs,
    and without the ezafe of «خانه‌ی»; plurals, titles and order of words still tell names apart.
    A name of signs alone is its own key, never the empty one.
    """
    return "".join(glued_words(name)) or fold(name).strip()


def sort_key(text: str) -> str:
    """Return an ASCII key whose byte order is the order of the Persian alphabet.

    As ICU has it for `fa` (spaces, digits, Persian, Latin, the rest), but for three things that
    readers expect: أ stands with ا, ئ with ی, and ي and ك with ی and ک. Marks count nothing.
    """
    letters = unicodedata.normalize("NFKC", text)
    return " ".join("".join(map(_letter_key, letters)).split())


@lru_cache(maxsize=1024)
def _letter_key(letter: str) -> str:
    """Return a letter's part of the sort key; no part begins with another part."""
    if letter in _RANK:  # before folding: آ comes before ا
        return _RANK[letter]
    return "".join(_RANK.get(plain) or _foreign_key(plain) for plain in fold(letter))


def _foreign_key(letter: str) -> str:
    if letter.isspace():
        return " "
    if not letter.isalnum():
        return ""
    return letter if letter.isascii() else f"~{ord(letter):06x}"


def glued_words(text: str) -> list[str]:
    """Return the words of a text, endings glued.

    What stands between two spaces is folded by itself, since no letter's folding reaches over one.
    The same words come again and again; one that is too long to be one is not remembered.
    """
    runs = text.split()
    short = max(map(len, runs), default=0) <= LONGEST_WORD
    return glued(list(chain.from_iterable(map(_remembered if short else words_in, runs))))


def words_in(run: str) -> tuple[str, ...]:
    """Return the folded words of what stands between two spaces."""
    return tuple(_WORD.findall(fold(run)))


_remembered = lru_cache(maxsize=50_000)(words_in)


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return a glued word as it is found: its stem, no longer than a word may be."""
    return stem(word)[:LONGEST_WORD]
