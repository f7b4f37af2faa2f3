"""Khordad 1404 (22 May to 21 June 2025) of an invented council, small enough to count by hand.

| proposal | raised | in Khordad | at its end |
|---|---|---|---|
| A1 | 6 Ordibehesht | nothing | with شهرداری, due 31 May: 21 days overdue |
| A2 | 6 Ordibehesht | said done, verified on 10 June | ended |
| A3 | 6 Ordibehesht | said done on 15 June, 26 days late | with شهرداری: a claim stops the clock |
| B1 | 11 Khordad | assigned to آبفا until 10 June, extended to 1 August | with آبفا |
| B2 | 11 Khordad | withdrawn on 20 June, entered in Tir | ended |
| C1 | 31 Khordad | recorded, entered in Tir | nobody's yet |
| C2 | 31 Khordad | recorded, entered in Tir | nobody's yet |
| C3 | 31 Khordad | hidden | not counted |

B and C were held, E was cancelled. Of B's and C's attendance five people are named and expected:
three came (one late, one left early), one was excused, one absent; a guest and a group besides.
New: B1, B2, C1, C2. Moved: A2, A3, B1, B2. Closed: A2, B2. Late entries: B2's end, C1, C2.
At the end of Ordibehesht A3 was one day overdue.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from tests.factories import DAY, Content, content, event, meeting, proposal, published, raw, step
from tracker import exchange

B_DAY, C_DAY, E_DAY = date(2025, 6, 1), date(2025, 6, 21), date(2025, 6, 12)
IN_ORDIBEHESHT = datetime(2025, 4, 27, 8, tzinfo=UTC)
IN_KHORDAD = datetime(2025, 6, 21, 20, 29, tzinfo=UTC)  # a minute before midnight in Tehran
IN_TIR = datetime(2025, 6, 25, 8, tzinfo=UTC)


def write(session: Session) -> None:
    """Write the months as they went: each event is entered in its time, or late."""
    a = [_begun(1, "2025-05-31"), _begun(2, "2025-07-01"), _begun(3, "2025-05-20")]
    _publish(session, IN_ORDIBEHESHT, content(*a))
    a[1]["events"] += [step("done_claimed", date(2025, 6, 5)), step("verified", date(2025, 6, 10))]
    a[2]["events"] += [step("done_claimed", date(2025, 6, 15))]
    water = step("assigned", date(2025, 6, 5), organization="آبفا", due_on="2025-06-10")
    more = event("extension", date(2025, 6, 8), due_on="2025-08-01")
    b = [
        proposal(1, step("recorded", B_DAY), water, more),
        proposal(2, step("recorded", B_DAY)),
    ]
    _publish(session, IN_KHORDAD, content(*a), _of(B_DAY, b, _people("present", "late", "absent")))
    b[1]["events"] += [step("withdrawn", date(2025, 6, 20))]
    c = [proposal(number, step("recorded", C_DAY), public=number < 3) for number in (1, 2, 3)]
    _publish(session, IN_TIR, _of(B_DAY, b, _people("present", "late", "absent")))
    _publish(session, IN_TIR, _of(C_DAY, c, _people("left_early", "excused")))
    _publish(session, IN_TIR, content(day=E_DAY, meeting=meeting(E_DAY, held="cancelled")))


def _begun(number: int, due: str) -> Content:
    return proposal(number, step("recorded"), step("assigned", DAY, due_on=due))


def _people(*presences: str) -> list[Content]:
    named = [{"person": f"شخص {presence}", "presence": presence} for presence in presences]
    guest = {"person": "میهمان", "presence": "guest"}
    return [*named, guest, {"group": "جمعی از اهالی"}]


def _of(day: date, proposals: list[Content], people: list[Content]) -> Content:
    return content(*proposals, day=day, meeting=meeting(day), attendance=people)


def _publish(session: Session, at: datetime, *documents: Any) -> None:
    read = [exchange.read(raw(document)) for document in documents]
    published(session, *read, at=at, correct="رخدادی افزوده شد")
