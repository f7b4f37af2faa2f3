"""Words that are one word however their parts are joined (persian.md, Search, row L).

«سمن‌ها», «سمن ها» and «سمنها» stand side by side in one article, so neither "ZWNJ is a space" nor
"ZWNJ is nothing" finds them all: endings are glued to their word first, plurals cut off then.
Everything here works on folded words.
"""

import re

PREFIXES = {"می", "نمی"}
PERSONS = ("", "ی", "م", "ت", "ش", "مان", "تان", "شان")
SUFFIXES = {"ها", *("های" + person for person in PERSONS), "تر", "ترین"}
OF_VOWELS = {"ی": "هاو", "ای": "ه"}  # «خانه ی ما», «خانه ای»
PARTS = PREFIXES | SUFFIXES | OF_VOWELS.keys()

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

# Words whose last letters look like an ending, and without which they would be other words.
ROOTS = {
    # the mayor's office, the governor's, the provincial governor's, the district's; driving
    *("شهرداری", "فرمانداری", "استانداری", "بخشداری", "دهداری", "رانندگی"),
    # game, fish, ship, phone, financial, empty, current, remaining
    *("بازی", "ماهی", "کشتی", "گوشی", "مالی", "خالی", "جاری", "باقی", "قاضی", "حتی"),
    # organization, information, tax, operation, literature
    *("سازمان", "اطلاعات", "مالیات", "عملیات", "ادبیات"),
    # imports, exports, punishment, meeting
    *("واردات", "صادرات", "مجازات", "ملاقات"),
    # a town
    "ابادان",
}  # fmt: skip
# Arabic plurals whose singular ends in ه: sessions, resolutions, quarters ...
WITH_HEH = {
    *("جلس", "مصوب", "محل", "قطع", "طبق", "مجل", "نشری", "کلم", "موسس", "مناقص", "مزاید"),
    *("معامل", "مطالب", "صدم", "حمل", "مذاکر", "مسابق", "ادار", "دور", "نظری", "ابلاغی"),
    *("اطلاعی", "بخشنام", "برنام", "تجرب", "ضرب", "شعب"),
}  # fmt: skip
# Of three letters, too short for the rule: men, boys, fathers, sisters ...
PEOPLE = {"زن", "مرد", "پسر", "پدر", "خواهر", "شاعر", "دختر"}

_PLURAL = re.compile(rf"(.+?)ها(?:ی(?:{'|'.join(PERSONS)}))?")
_SHORTEST = 2  # letters left of a plural: بها and رها are words
_LONG = 4  # letters left by endings that many words merely look like


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
        elif not (found and word in OF_VOWELS and found[-1][-1] in OF_VOWELS[word]):
            found.append(word)
    return [*found, prefix] if prefix else found


def stem(word: str) -> str:
    """Return a word without the ending of a plural, an indefinite or belonging ی, or an ezafe.

    It is no word of the language, but one for all forms of a word: «کارمندان» is «کارمند»,
    «نمایندگان» is «نماینده», «جلسات» is «جلسه», «پارکی» and «پارک» are one.
    """
    plural = _PLURAL.fullmatch(word)
    if plural:
        whole = plural[1] + "ها"
        if len(plural[1]) < _SHORTEST or whole in WHOLE:
            return whole
        word = plural[1]
    return _singular(_without_yeh(_singular(word)))


def _singular(word: str) -> str:
    """Return a word without ان, گان, ین or ات, where enough of it is left."""
    if word in ROOTS:
        return word
    rest = word[:-2]
    if word.endswith("گان") and len(word) - 3 >= _LONG:
        return word[:-3] + "ه"
    if word.endswith("ان") and (len(rest) >= _LONG or rest in PEOPLE):
        return rest[:-1] if rest.endswith(("ای", "وی")) else rest
    if word.endswith("ین") and len(rest) >= _LONG:
        return rest
    if word.endswith("ات") and (rest in WITH_HEH or len(rest) >= _LONG):
        return rest + "ه" if rest in WITH_HEH else rest
    return word


def _without_yeh(word: str) -> str:
    """Return a word without its last ی: of «پارکی», «شورای» and «روشنایی», not of «رای»."""
    if word in ROOTS or len(word) < _LONG or not word.endswith("ی"):
        return word
    if word.endswith("گی") and len(word) - 2 >= _LONG:
        return word[:-2] + "ه"
    word = word[:-1]
    return word[:-1] if word.endswith("ای") and len(word) >= _LONG else word
