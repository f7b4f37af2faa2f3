"""One document in which every field says something that it does not say by default."""

from copy import deepcopy

from tests.factories import Content, content, council, step

BODY = "کمیسیون فرهنگی شورای اسلامی شهر قدس"
TOWN = "شهرداری قدس"
HOUSE = "خانهٔ سمن‌ها"

MEETING = {
    "title": "جلسهٔ هم‌اندیشی",
    "body": BODY,
    "body_inferred": True,
    "kind": "extraordinary",
    "term": "ششم",
    "number": "۱۱۲/۲",
    "day": "2025-04-26",
    "starts_at": "12:05",
    "approximate": True,
    "date_basis": "inferred",
    "date_text": "ظهر شنبه",
    "place": "سالن شورا",
    "chair": "بنفشه رفیعی",
    "secretary": "علی رضایی",
    "previous": "QDS-1404-01-30",
    "approved_by": "QDS2-1404-02-20",
    "source": {
        "site": "روزنامه",
        "title": "گزارش",
        "address": "https://example.org/report?n=1",
        "published_on": "2025-05-01",
        "sha256": "0123456789abcdef" * 4,
    },
}
ORGANIZATIONS = [  # in the order of the alphabet, as they are exported
    {
        "name": HOUSE,
        "classification": "ngo",
        "licence": {"number": "۱۲/ب", "issuer": "فرمانداری قدس", "expires_on": "2027-03-20"},
    },
    {"name": "شورای اسلامی شهر قدس", "classification": "council", "seats": 7},
    {"name": BODY, "classification": "commission", "parent": "شورای اسلامی شهر قدس"},
]
PEOPLE = [
    {
        "name": "بنفشه رفیعی",
        "memberships": [
            {
                "organization": BODY,
                "role": "رییس",
                "since": "2021-08-05",
                "until": "2025-08-04",
            }
        ],
    }
]
ATTENDANCE = [
    {
        "person": "بنفشه رفیعی",
        "organization": BODY,
        "role": "رییس",
        "presence": "left_early",
        "came_at": "12:00",
        "left_at": "13:30",
    },
    {
        "organization": HOUSE,
        "on_behalf_of": "سمن‌های شهرستان",
        "presence": "substituted",
        "substitute": "مینا کریمی",
        "reason": "سفر",
    },
    {"group": "اعضای شورای شهر", "presence": "guest"},
]
STATEMENTS = [
    {"text": "بند یک.\nبند دو."},
    {
        "speaker": "بنفشه رفیعی",
        "role": "رییس کمیسیون",
        "kind": "answer",
        "verb": "گفت",
        "text": "سمن‌ها «سرمایه»اند؛ ۱۲ سال.",
        "agenda_item": 2,
        "source_sentence": "رفیعی گفت:",
    },
]
# The life of one proposal, from its meeting to its end.
LIFE = [
    step(
        "recorded",
        actor="بنفشه رفیعی",
        capacity="رییس",
        on_behalf_of="کمیسیون",
        channel="press",
        certainty="documented",
    ),
    step(
        "assigned",
        decision="به شهرداری ابلاغ شود",
        organization=TOWN,
        contact_person="علی رضایی",
        meeting="QDS-1404-02-20",
    ),
    {
        "kind": "letter",
        "happened_on": "2025-05-20",
        "letter_number": "۴/۵۶",
        "letter_on": "2025-05-18",
        "letter_direction": "outgoing",
    },
    {
        "status": "in_progress",
        "happened_on": "2025-06-01",
        "text": "در انتظار زمین",
        "awaiting": "ادارهٔ راه",
        "awaiting_until": "2025-07-01",
    },
    {
        "status": "not_done",
        "happened_on": "2025-08-01",
        "text": "زمین نیست",
        "not_done_reason": "out_of_scope",
        "proof_address": "https://example.org/map.pdf",
        "certainty": "confirmed",
    },
]
PROPOSALS = [
    {
        "number": 1,
        "code": "QDS-1404-02-06-016",
        "kind": "decision",
        "text": "خانهٔ سمن‌ها ساخته شود",
        "proposers": {
            "people": ["بنفشه رفیعی"],
            "organizations": [HOUSE],
            "groups": ["حاضران جلسه"],
        },
        "cooperating": [TOWN],
        "informed": ["فرمانداری قدس"],
        "statement": 2,
        "decision": "تصویب شد",
        "resolution_number": "۷",
        "vote": "۵ موافق، ۱ مخالف",
        "continuing": True,
        "source_sentence": "پیشنهاد شد:",
        "events": LIFE,
    },
    {
        "number": 3,
        "code": "QDS-1404-02-06-034",
        "text": "نشست با سمن‌های دیگر",
        "public": False,
        "events": [
            step("recorded"),
            step("assigned", due_on=None, no_due_reason="پیوسته است"),
            step("merged", target="QDS-1404-02-06-016"),
        ],
    },
]


def everything() -> Content:
    """Return the document, shared with no other test."""
    return deepcopy(
        content(
            *PROPOSALS,
            council=council("QDS", heading="جمهوری اسلامی ایران"),
            meeting=MEETING,
            organizations=ORGANIZATIONS,
            people=PEOPLE,
            agenda=["گزارش", "سمن‌ها"],
            attendance=ATTENDANCE,
            statements=STATEMENTS,
            struck=[2],
        )
    )


def closed() -> Content:
    """Return the same of a closed session: its first proposal is ticked to be public."""
    whole = everything()
    whole["meeting"]["kind"] = "closed"
    ticked, unticked = whole["proposals"]
    ticked["public"] = True
    del unticked["public"]
    return whole
