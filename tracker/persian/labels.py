"""Words that people write before a code and that are no part of it."""

from tracker.persian.text import name_key

# «کد پیگیری: ...», «شمارهٔ پیشنهاد ...», "code ..."
CODE_LABELS = frozenset(
    name_key(word)
    for word in (
        *("کد", "شماره", "شمارهٔ", "شماره‌ی", "پیگیری", "رهگیری", "پیشنهاد", "جلسه", "جلسهٔ"),
        *("جلسه‌ی", "مصوبه", "مصوبهٔ", "مصوبه‌ی"),
        *("code", "no", "number", "tracking", "proposal", "meeting", "ref"),
    )
)
