"""What is left of a publication that was taken back."""

import pytest
from sqlmodel import select

from tests.desk import Desk
from tests.factories import NOW
from tracker.domain import retraction
from tracker.models import Meeting
from tracker.models.accounts import Role
from tracker.models.codes import proposal_code
from tracker.store.engine import writing

CODE = "QDS-1404-02-06"


@pytest.mark.parametrize(
    "address",
    [f"/m/{CODE}", f"/m/{CODE}.json", f"/m/{CODE}/versions", f"/p/{proposal_code(CODE, 1)}"],
)
def test_every_address_tells_day_and_reason(desk: Desk, address: str) -> None:
    stranger = desk.stranger()
    assert stranger.get(address).status_code == 200
    with writing(desk.engine) as session:
        meeting = session.exec(select(Meeting).where(Meeting.code == CODE)).one()
        secretary, chair = desk.actor(Role.SECRETARY), desk.actor(Role.CHAIR)
        retraction.ask(session, meeting, reason="حکم دادگاه", by=secretary, at=NOW)
        retraction.confirm(session, meeting, by=chair, at=NOW)
        session.commit()
    page = stranger.page(address, 410)
    assert "حکم دادگاه" in page.text
    assert page.all("time", datetime="2025-10-01")
