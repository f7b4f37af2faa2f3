"""What the desk's list holds for whom, and what it costs."""

from datetime import timedelta

import pytest
from sqlalchemy import event as listening
from sqlalchemy import text
from sqlmodel import Session

from tests.factories import NOW, TODAY, event, proposal, step
from tests.following import (
    ASSIGNED,
    CLAIMED,
    DOING,
    NGO,
    OTHER_NGO,
    RECORDED,
    REVIEW,
    TOWN,
    WATER,
    H,
    K,
    N,
    R,
    S,
    actor,
    asked,
    raise_proposals,
    way_to,
)
from tracker.models import Proposal
from tracker.models.accounts import Role
from tracker.models.proposals import Status
from tracker.queries import follow_up
from tracker.queries.askers import askers
from tracker.queries.follow_up import DESK_GROUPS, Desk, DeskFilters
from tracker.queries.paging import PAGE

DUE = step(ASSIGNED, due_on=(TODAY - timedelta(days=1)).isoformat())


def desk(session: Session, *roles: Role, body: str | None = None) -> Desk:
    by = actor(session, *roles, body=body)
    return Desk(by.council_id, by.roles, by.organization_id)


def numbers(session: Session, whose: Desk, status: str = "") -> list[str]:
    """Return the last digits but one of the codes that the list holds, in the order of codes."""
    found = follow_up.listed(session, whose, DeskFilters(status=status), today=TODAY)
    return sorted(row.code[-3:-1] for row in found.rows)


@pytest.fixture
def council(session: Session) -> list[Proposal]:
    """Publish proposals that differ in what the desk asks for; beside them another council."""
    raise_proposals(session, asked(1, *way_to(ASSIGNED)), prefix="ABC")
    return raise_proposals(
        session,
        asked(1),
        asked(2, *way_to(REVIEW)),
        asked(3, step(RECORDED), DUE),
        asked(4, *way_to(CLAIMED), event("dispute")),
        asked(5, step(RECORDED), step(ASSIGNED, organization=WATER)),
        asked(6, *way_to(Status.VERIFIED)),
        asked(7, *way_to(DOING), public=False),
        proposal(8, *way_to(CLAIMED), proposers={"organizations": [OTHER_NGO]}),
    )


def test_staff_see_what_the_council_has_and_nothing_of_another(
    session: Session, council: list[Proposal]
) -> None:
    for role in (K, S, H):
        assert numbers(session, desk(session, role)) == [f"{n:02}" for n in range(1, 9)]


def test_a_unit_sees_what_it_is_responsible_for(session: Session, council: list[Proposal]) -> None:
    assert numbers(session, desk(session, R)) == ["03", "04", "06", "07", "08"]
    assert numbers(session, desk(session, R, body=WATER)) == ["05"]


def test_an_ngo_sees_what_it_asked_for_and_nothing_hidden(
    session: Session, council: list[Proposal]
) -> None:
    assert numbers(session, desk(session, N)) == ["01", "02", "03", "04", "05", "06"]
    assert numbers(session, desk(session, N, body=OTHER_NGO)) == ["08"]
    assert numbers(session, desk(session, N, body=TOWN)) == []
    assert numbers(session, desk(session, Role.ADMINISTRATOR)) == []


def test_what_was_struck_or_taken_back_is_no_longer_followed(
    session: Session, council: list[Proposal]
) -> None:
    council[0].struck_in = 2
    session.flush()
    assert "01" not in numbers(session, desk(session, S))
    session.connection().execute(
        text(
            "INSERT INTO account (id, council_id, login, name, active, created_at) "
            "VALUES (1, :council, 'a', 'a', true, '2025-01-01')"
        ),
        {"council": council[0].council_id},
    )
    session.connection().execute(
        text(
            "INSERT INTO retraction (council_id, meeting_id, reason, asked_by_id, asked_at, "
            "confirmed_by_id, confirmed_at) "
            "VALUES (:council, :meeting, 'x', 1, '2025-01-01', 1, '2025-01-01')"
        ),
        {"council": council[0].council_id, "meeting": council[0].meeting_id},
    )
    assert numbers(session, desk(session, S)) == []


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("unassigned", ["01", "02"]),
        ("overdue", ["03", "05", "07"]),
        ("done_claimed", ["04", "08"]),
        ("ended", ["06"]),
        ("in_progress", ["07"]),
        ("open", ["01", "02", "03", "04", "05", "07", "08"]),
    ],
)
def test_the_list_is_narrowed(
    session: Session, council: list[Proposal], status: str, expected: list[str]
) -> None:
    assert numbers(session, desk(session, S), status) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (S, ["01", "02", "04", "08"]),
        (H, ["02", "04"]),
        (K, ["03", "05", "07"]),
        (R, ["03", "07"]),
        (N, ["04"]),
    ],
)
def test_what_waits_for_a_role_is_what_it_may_move_next(
    session: Session, council: list[Proposal], role: Role, expected: list[str]
) -> None:
    whose = desk(session, role)
    assert numbers(session, whose, "mine") == expected
    counted = follow_up.counts(session, whose, DeskFilters(), today=TODAY)
    assert counted.mine == len(expected)


def test_nobody_s_own_claim_waits_for_their_answer(session: Session) -> None:
    claimed = [step(RECORDED), step(ASSIGNED, organization=NGO), step(CLAIMED)]
    raise_proposals(session, asked(1, *claimed), asked(2, *way_to(CLAIMED)))
    whose = desk(session, N)
    assert numbers(session, whose, "mine") == ["02"]
    assert follow_up.counts(session, whose, DeskFilters(), today=TODAY).mine == 1


def test_an_ngo_that_has_answered_a_claim_waits_for_the_next_one(session: Session) -> None:
    answers = [event(kind, on_behalf_of=NGO) for kind in ("confirmation", "dispute")]
    again = [answers[1], step(DOING), step(CLAIMED)]
    other = event("confirmation", on_behalf_of=OTHER_NGO)
    timelines = [[answers[0]], [answers[1]], again, [other], [event("comment", on_behalf_of=NGO)]]
    told = [asked(n, *way_to(CLAIMED), *more) for n, more in enumerate(timelines, 1)]
    raise_proposals(session, *told)
    whose = desk(session, N)
    assert numbers(session, whose, "mine") == ["03", "04", "05"]
    assert follow_up.counts(session, whose, DeskFilters(), today=TODAY).mine == 3


def test_the_counts_are_those_of_the_lists(session: Session, council: list[Proposal]) -> None:
    for role in (S, R, N):
        whose = desk(session, role)
        counted = follow_up.counts(session, whose, DeskFilters(), today=TODAY)
        assert counted.overdue == len(numbers(session, whose, "overdue"))
        assert counted.unassigned == len(numbers(session, whose, "unassigned"))
        for status in Status:
            assert counted.of(status) == len(numbers(session, whose, status))


def test_words_and_a_body_narrow_it_too(session: Session, council: list[Proposal]) -> None:
    water = council[4].responsible_id
    found = follow_up.listed(
        session, desk(session, S), DeskFilters("پیشنهاد 5", "", water), today=TODAY
    )
    assert [row.code[-3:-1] for row in found.rows] == ["05"]


def test_who_sees_a_proposal_as_an_asker_is_who_is_one(
    session: Session, council: list[Proposal]
) -> None:
    for body in (NGO, OTHER_NGO, TOWN, WATER):
        whose = desk(session, N, body=body)
        asks = {
            subject.code[-3:-1]
            for subject in council
            if subject.public
            and subject.code
            and whose.organization_id in [asker.id for asker in askers(session, subject.id or 0)]
        }
        assert set(numbers(session, whose)) == asks


def test_pages_follow_each_other_without_a_gap(session: Session) -> None:
    first = raise_proposals(session, *(proposal(n) for n in range(1, PAGE + 3)))
    whose, seen, after = desk(session, S), [], ""
    while True:
        page = follow_up.listed(session, whose, DeskFilters(), today=TODAY, after=after)
        seen += [row.id for row in page.rows]
        if not page.after:
            break
        after = page.after
    assert sorted(seen) == sorted(row.id or 0 for row in first)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_one_question_and_its_counts_another(session: Session, count: int) -> None:
    raise_proposals(session, *(asked(n) for n in range(1, count + 1)))
    whose, asked_for = desk(session, S, N, R, body=NGO), list[str]()
    listening.listen(
        session.connection(), "before_cursor_execute", lambda *args: asked_for.append(args[2])
    )
    follow_up.listed(session, whose, DeskFilters(), today=TODAY)
    follow_up.counts(session, whose, DeskFilters(), today=TODAY)
    assert len(asked_for) == 2


@pytest.mark.sqlite("its plans")
@pytest.mark.parametrize("status", ["", *DESK_GROUPS, "mine", *Status])
@pytest.mark.parametrize("roles", [(S,), (R,), (N,), (N, R)])
def test_every_list_is_read_in_the_order_of_an_index(
    session: Session, status: str, roles: tuple[Role, ...]
) -> None:
    raise_proposals(session, *(asked(n) for n in range(1, 40)), at=NOW)
    session.connection().exec_driver_sql("ANALYZE")
    whose, plans = desk(session, *roles), list[str]()

    def explain(_c: object, cursor: object, sql: str, values: object, *_: object) -> None:
        if "ORDER BY" in sql and not sql.startswith("EXPLAIN"):
            found = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
            plans.extend(str(row[3]) for row in found)

    listening.listen(session.connection(), "before_cursor_execute", explain)
    follow_up.listed(session, whose, DeskFilters(status=status), today=TODAY)
    assert any("USING INDEX ix_proposal_" in line for line in plans), plans
    assert not any("TEMP B-TREE" in line for line in plans), plans
