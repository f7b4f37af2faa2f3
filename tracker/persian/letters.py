"""Letters that are one letter however they are typed: the tables behind `text.fold`.

They say what a *decomposed* (NFKD) text becomes: آ أ إ ئ ؤ ۀ have already fallen into a letter and
a mark, presentation forms (ﻻ, ﷲ, from PDFs) into plain letters.
"""

import unicodedata

from tracker.persian.numerals import TO_ASCII

ZWNJ = "\u200c"
HAMZA_ABOVE = "\u0654"
ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

SAME = {
    # Arabic yeh, alef maksura, Pashto and Urdu yeh
    **dict.fromkeys("يىېےۍ", "ی"),
    # Arabic kaf, swash kaf
    **dict.fromkeys("كڪ", "ک"),
    # teh marbuta, Urdu and Kurdish heh
    **dict.fromkeys("ةہھەۃ", "ه"),
    # alef wasla and the alefs with a wavy hamza
    **dict.fromkeys("ٱٲٳ", "ا"),
    # what old Word files and some web pages hold where a ZWNJ was meant
    **dict.fromkeys("\u200b¬", ZWNJ),
    # bare and high hamza, tatweel, thousands separator
    **dict.fromkeys("ءٴـ٬", None),
}
DROPPED = ("Mn", "Cf")  # harakat and all other marks; bidi marks, ZWJ, BOM, soft hyphen


class Folding(dict[int, int | str | None]):
    """A table for `str.translate` that also answers for letters it does not hold.

    Those answers are not kept: hostile text of a million different characters costs no memory.
    """

    def __missing__(self, code: int) -> int | None:
        """Drop a mark; leave any other character as it is."""
        return None if unicodedata.category(chr(code)) in DROPPED else code


FOLDING = Folding()
FOLDING.update({code: FOLDING[code] for code in range(0x700)})  # all that is common, once
FOLDING.update(TO_ASCII)
FOLDING.update(str.maketrans(SAME))
# Kept for a moment: `text.fold` still has to see ئو and ؤو; and callers decide what a ZWNJ means.
FOLDING.update({ord(kept): kept for kept in (HAMZA_ABOVE, ZWNJ)})
