"""Words for meetings."""

from tracker.models.meetings import MeetingKind, Presence
from tracker.web.words import meetings, translation


def test_kinds_and_presences_are_those_of_iranian_councils() -> None:
    persian = translation("fa").gettext
    assert [persian(meetings.KINDS[kind]) for kind in MeetingKind] == [
        "عادی",
        "فوق‌العاده",
        "علنی",
        "غیرعلنی",
        "هم‌اندیشی",
    ]
    assert [persian(meetings.PRESENCES[presence]) for presence in Presence] == [
        "حاضر",
        "باتأخیر",
        "ترک زودهنگام",
        "غایب موجه",
        "غایب",
        "با جانشین",
        "مدعو",
    ]
