"""Words that are one word however their parts are joined (persian.md, Search, row L).

«سمن‌ها», «سمن ها» and «سمنها» stand side by side in one article, so neither "ZWNJ is a space" nor
"ZWNJ is nothing" finds them all: endings are glued to their word first, plurals cut off then.
Everything here works on folded words.
"""

import re

PREFIXES = {"می", "نمی"}
PERSONS = ("", "ی", "م", "ت", "ش", "مان", "تان", "شان")
SUFFIXES = {"ها", *("های" + person for person in PERSONS), "تر", "ترین"}
PARTS = PREFIXES | SUFFIXES | {"ی"}

# Words that end in ها and are no plurals.
WHOLE = {
    # alone
    "تنها",
    # less; end, endless; appetite, without appetite
    "منها", "انتها", "بیانتها", "اشتها", "بیاشتها",
    # price and what is made with it
    "گرانبها", "پربها", "کمبها", "بیبها", "خونبها", "شیربها", "اجارهبها",
    # Arabic plurals: jurists, fools
    "فقها", "سفها",
    # names
    "طاها",
}  # fmt: skip

_PLURAL = re.compile(rf"(.+?)ها(?:ی(?:{'|'.join(PERSONS)}))?")
_SHORTEST = 2  # letters left of a plural: بها and رها are words


def glued(words: list[str]) -> list[str]:
    """Return the words with verb prefixes and endings joined to the word they belong to.

    The ezafe ی of «خانه ی» is dropped, as «خانهٔ» folds to خانه.
    """
    if PARTS.isdisjoint(words):
        return words
    found: list[str] = []
    prefix = ""
    for word in words:
        if not prefix and word not in PARTS:
            found.append(word)
        elif prefix:
            found.append(prefix + word)
            prefix = ""
        elif word in PREFIXES:
            prefix = word
        elif found and word in SUFFIXES:
            found[-1] += word
        elif not (found and word == "ی" and found[-1][-1] in "هاو"):
            found.append(word)
    return [*found, prefix] if prefix else found


def stem(word: str) -> str:
    """Return a word without its plural ها (and what hangs on it), or the ezafe ی of شورای."""
    plural = _PLURAL.fullmatch(word)
    if plural:
        whole = plural[1] + "ها"
        return whole if len(plural[1]) < _SHORTEST or whole in WHOLE else plural[1]
    # Four letters: فضای is فضا, but رای (a vote) is not را, nor چای (tea) anything else.
    return word[:-1] if len(word) >= 4 and word.endswith("ای") else word
