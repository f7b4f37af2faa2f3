"""Invented records as a council would have them: every status and mark, and lists of any length.

Figures are counted from `TODAY`; each invented body says «(نمونه)», so that a picture does too.
"""

from datetime import date, timedelta
from typing import Any

from tests.factories import TODAY, Content, council, days, event, meeting, step
from tests.factories import document as read
from tests.factories import proposal as raised
from tracker.exchange import Document
from tracker.models.codes import meeting_code, proposal_code
from tracker.persian.numerals import to_persian

TOWN, WATER, NGO = "شهرداری (نمونه)", "ادارهٔ آب (نمونه)", "سمن سبز (نمونه)"
NAMES = {"name": "شورای اسلامی شهر نمونه", "short_name": "نمونه", "heading": "جمهوری اسلامی ایران"}
WHOSE: Content = {"prefix": "NMN", "council": council("NMN", **NAMES)}
STORY_DAY = date(2025, 6, 1)  # 1404-03-11


def ahead(count: int) -> str:
    """Return the day so many days after today (or before it, below zero)."""
    return (TODAY + timedelta(days=count)).isoformat()


def given(due: str | None = None, to: str = TOWN) -> Content:
    """Return the step that makes somebody responsible, a week after the meeting."""
    told = {"due_on": due} if due else {"due_on": None, "no_due_reason": "کاری پیوسته است"}
    day = STORY_DAY + timedelta(days=7)
    return step("assigned", day, decision="به آن اداره ابلاغ شود", organization=to, **told)


def then(kind: str, back: int, **told: str) -> Content:
    """Return a step or an event so many days before today."""
    day = TODAY - timedelta(days=back)
    moves = kind not in ("extension", "dispute", "confirmation", "comment", "letter", "progress")
    actor = {"actor": "مینا کریمی (نمونه)", "capacity": "کارشناس", "channel": "letter"}
    return (step if moves else event)(kind, day, **{**actor, **told})


RECORDED = step("recorded", STORY_DAY)
CLAIM = then("done_claimed", 9, text="کار به پایان رسید")
# The story of design/proposal-example.html: promised, put off, said done, disputed, overdue.
LATE = [
    RECORDED,
    given(ahead(-60)),
    then("in_progress", 80, text="پیمانکار برگزیده شد"),
    then("extension", 62, due_on=ahead(-12), text="بودجه دیر رسید"),
    then("done_claimed", 40, text="چراغ‌ها روشن شد"),
    then("dispute", 35, actor=NGO, text="نیمی از چراغ‌ها خاموش است"),
    then("in_progress", 30, text="اعتراض وارد است"),
    then("letter", 20, letter_number="۱۴۰۴/۱۲۳", letter_direction="outgoing"),
]
LIVES: dict[str, list[Content]] = {
    "چراغ‌های پارک شهر روشن شود": LATE,
    "خانهٔ سمن‌ها جایی بیابد": [RECORDED],
    "فاضلاب خیابان اصلی بررسی شود": [RECORDED, then("under_review", 50)],
    "پیاده‌رو مناسب‌سازی شود": [RECORDED, given(ahead(5))],
    "کتابخانه در عصرها باز باشد": [RECORDED, given()],
    "چاه تازه‌ای زده شود": [
        RECORDED,
        given(ahead(40), to=WATER),
        then("in_progress", 10, text="نامه نوشته شد", awaiting="وزارت نیرو (نمونه)")
        | {"awaiting_until": ahead(20)},
    ],
    "جمع‌آوری زباله شبانه شود": [RECORDED, given(ahead(20)), CLAIM],
    "ایستگاه اتوبوس سایبان بگیرد": [
        RECORDED,
        given(ahead(20)),
        CLAIM,
        then("dispute", 3, actor=NGO),
    ],
    "زمین بازی تعمیر شود": [
        RECORDED,
        given(ahead(20)),
        CLAIM,
        then("confirmation", 2, actor=NGO),
        then("verified", 1),
    ],
    "دیوارها رنگ شود": [RECORDED, given(ahead(20)), CLAIM, then("partly_done", 1)],
    "متروی شهری ساخته شود": [RECORDED, then("not_done", 30)],
    "جشنوارهٔ تابستان برگزار شود": [RECORDED, then("withdrawn", 30)],
}


def lives() -> Document:
    """Return a meeting with a proposal at every status and for every mark; one was struck."""
    proposals = [
        raised(number, *life, text=text, proposers={"organizations": [NGO]})
        for number, (text, life) in enumerate(LIVES.items(), 1)
    ]
    merged = [RECORDED, then("merged", 5, target=proposal_code(meeting_code("NMN", STORY_DAY), 1))]
    proposals.append(raised(len(proposals) + 1, *merged, text="چراغ پارک"))
    told = meeting(STORY_DAY, title="جلسهٔ نمونه با سمن‌ها", body="شورای اسلامی شهر نمونه")
    return read(*proposals, meeting=told, day=STORY_DAY, struck=[len(proposals) + 1], **WHOSE)


def closed() -> Document:
    """Return a closed session of which one of two proposals may be known."""
    day = STORY_DAY + timedelta(days=14)
    told = meeting(day, title="رسیدگی به یک شکایت", kind="closed", body="شورای اسلامی شهر نمونه")
    ticked = raised(1, text="آیین‌نامه بازنگری شود", public=True)
    unticked = raised(2, text="به شکایت رسیدگی شود")
    return read(ticked, unticked, meeting=told, day=day, **WHOSE)


def many(count: int, together: int = 10, **whose: Any) -> list[Document]:
    """Return meetings, a week apart, with so many proposals between them."""
    weeks = days(-(-count // together))
    shares = [min(together, count - done) for done in range(0, count, together)]
    return [
        read(
            *(raised(n, text=f"پیشنهاد {to_persian(n)} هفته {name}") for n in range(1, share + 1)),
            day=day,
            meeting=meeting(day, title=f"جلسهٔ هفتهٔ {name}"),
            **whose,
        )
        for name, day, share in zip(map(to_persian, range(1, 99)), weeks, shares, strict=False)
    ]
