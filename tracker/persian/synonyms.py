"""The list of words that mean the same with which a store begins, and how a set is written."""

import re

FIRST = (
    "سمن، سازمان مردم‌نهاد، سازمان غیردولتی، NGO",
    "عضو، اعضا",
    "رأی، آرا",
    "رئیس، رؤسا",
    "معبر، معابر",
    "قانون، قوانین",
    "لایحه، لوایح",
    "ماده، مواد",
    "مسئله، مسائل",
    "منطقه، مناطق",
    "مرکز، مراکز",
    "مبلغ، مبالغ",
    "ضابطه، ضوابط",
    "وظیفه، وظایف",
    "مسجد، مساجد",
    "مدرسه، مدارس",
    "منبع، منابع",
    "مانع، موانع",
    "اتوبوسرانی، شرکت واحد",
)

_BETWEEN = re.compile(r"\s*[،,;؛\t]\s*")


def members(written: str) -> list[str]:
    """Return the words of a set, as they were typed, without those typed twice."""
    return list(dict.fromkeys(filter(None, _BETWEEN.split(written.strip()))))
