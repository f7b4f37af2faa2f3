"""Persian words by Zipf's law: a few common ones everywhere, thousands of rare ones here and there.

The common ones are real; the rare ones are built of syllables, so that each can be searched for.
"""

import random
from collections.abc import Sequence
from itertools import accumulate, product

REAL = (
    "شهر شورا شهرداری مردم خیابان پارک مدرسه بودجه پیشنهاد جلسه کمیسیون ادارهٔ آب برق گاز راه"
    " پیاده‌رو روشنایی زباله درخت فضای سبز کتابخانه ورزش جوانان بانوان سالمندان کودکان محله میدان"
    " بزرگراه ترافیک اتوبوس مترو پل فاضلاب بهداشت درمان فرهنگ هنر آموزش سمن‌ها سازمان نهاد همکاری"
    " مشارکت طرح برنامه گزارش مصوبه نامه اعتبار هزینه درآمد ساخت بازسازی نگهداری ایمنی آتش‌نشانی"
    " پسماند بازیافت آلودگی هوا رودخانه کوچه بلوار ایستگاه پایانه بازار اصناف مسکن زمین ملک پروانه"
    " نظارت بازرسی حسابرسی قرارداد مناقصه پیمانکار مشاور کارشناس رئیس عضو نماینده دبیر منشی شهروند"
)
COMMON = REAL.split()
HEADS, ENDS = "بپتجچحخدرزسشطغفقکگلمنوهی", "ابتدرزسشفکگلمنوه"
VOWELS = ("ا", "و", "ی", "")
STEPS = 1.05  # Zipf's exponent, as measured on real texts (performance.md)


def vocabulary(count: int = 20_000) -> list[str]:
    """Return so many words, the most common first."""
    syllables = [head + vowel + end for head, vowel, end in product(HEADS, VOWELS, ENDS)]
    random.Random(7).shuffle(syllables)
    built = ("".join(pair) for pair in product(syllables, syllables[:40]))
    rare = (word for word in built if word not in COMMON)
    return [*COMMON, *(word for word, _ in zip(rare, range(count - len(COMMON)), strict=False))]


class Speaker:
    """Draws texts from a vocabulary, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        """Begin with the seed of a generator."""
        self.chance = random.Random(seed)
        self.words = vocabulary()
        self.weights = list(accumulate((place + 2.7) ** -STEPS for place in range(len(self.words))))

    def text(self, least: int, most: int) -> str:
        """Return a text of so many words."""
        count = self.chance.randint(least, most)
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=count))

    def one_of(self, things: Sequence[str]) -> str:
        """Return one of some things, all of them equally likely."""
        return self.chance.choice(things)
