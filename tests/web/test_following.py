"""Many at once: one winner, no lock error; and who is told of what was refused."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import col, select

from tests.desk import Desk
from tests.factories import DAY, document, published
from tests.following import ASSIGNED, BODIES, K, N, R, S, asked, way_to
from tracker.domain.security import Happened
from tracker.models import Proposal, ProposalEvent, SecurityEvent
from tracker.models.accounts import Role
from tracker.store.engine import writing

RACERS = 20
SITTING = DAY + timedelta(days=7)


@pytest.fixture
def proposals(desk: Desk) -> list[int]:
    """Publish eight proposals and return their ids."""
    with writing(desk.engine) as session:
        told = [asked(n, *way_to(ASSIGNED)) for n in range(1, 9)]
        published(session, document(*told, day=SITTING, organizations=BODIES))
        session.commit()
    found: list[int] = desk.ask(select(Proposal.id).where(Proposal.raised_on == SITTING))
    return found


def last(desk: Desk, proposal: int) -> int:
    found: list[int] = desk.ask(
        select(ProposalEvent.id)
        .where(ProposalEvent.proposal_id == proposal)
        .order_by(col(ProposalEvent.id).desc())
    )
    return found[0]


def comment(desk: Desk, proposal: int, token: str) -> dict[str, str]:
    """Return the form of a comment on what the proposal says now."""
    return {
        "csrf_token": token,
        "step": "comment",
        "do": "save",
        "seen": str(last(desk, proposal)),
        "text": "یادداشت",
        "happened_on": "امروز",
        "channel": "system",
        "certainty": "claimed",
    }


def test_of_many_who_saw_the_same_one_is_taken(desk: Desk, proposals: list[int]) -> None:
    place = f"/desk/proposals/{proposals[0]}/follow-up"
    browsers = [desk.browser(S) for _ in range(RACERS)]
    forms = [comment(desk, proposals[0], browser.token()) for browser in browsers]
    start = Barrier(RACERS)

    def race(turn: int) -> int:
        start.wait()
        return browsers[turn].post(place, data=forms[turn]).status_code

    with ThreadPoolExecutor(RACERS) as pool:
        told = Counter(pool.map(race, range(RACERS)))
    assert told == {303: 1, 409: RACERS - 1}


def test_eight_writers_wait_for_each_other_and_all_are_taken(
    desk: Desk, proposals: list[int]
) -> None:
    browsers = {proposal: desk.browser(K) for proposal in proposals}
    tokens = {proposal: browsers[proposal].token() for proposal in proposals}
    start = Barrier(len(proposals))

    def write(proposal: int) -> list[int]:
        start.wait()
        place = f"/desk/proposals/{proposal}/follow-up"
        return [
            browsers[proposal]
            .post(place, data=comment(desk, proposal, tokens[proposal]))
            .status_code
            for _ in range(4)
        ]

    with ThreadPoolExecutor(len(proposals)) as pool:
        assert list(pool.map(write, proposals)) == [[303] * 4] * len(proposals)


@pytest.mark.parametrize("role", [N, R])
def test_what_is_anothers_is_denied_and_noted(desk: Desk, proposals: list[int], role: Role) -> None:
    place = f"/desk/proposals/{proposals[0]}/follow-up"
    assert desk.browser(role).get(place).status_code == 403
    noted = desk.ask(select(SecurityEvent).where(SecurityEvent.kind == Happened.DENIED))
    assert [(line.account_id, line.detail) for line in noted] == [
        (desk.account(role).id, f"GET {place}")
    ]
