"""The names in the registers."""

from sqlmodel import Session

from tests.drafting import council
from tracker.domain import organizations, people
from tracker.domain.organizations import Description
from tracker.queries.names import bodies, listed_bodies, listed_people
from tracker.queries.names import people as known_people
from tracker.queries.paging import PAGE


def test_known_names_are_told_however_spelled(session: Session) -> None:
    own = council(session)
    people.create(session, own, name="علی محمدی")
    organizations.create(session, own, description=Description("خانهٔ سمن‌ها"))
    assert known_people(session, own, ["علي محمدي", "رضا"]) == {"علیمحمدی"}
    assert len(bodies(session, own, ["خانه سمن ها", "شورا"])) == 1
    assert known_people(session, council(session, "SHR"), ["علی محمدی"]) == set()
    assert bodies(session, own, []) == set()


def test_people_are_listed_by_the_alphabet_page_by_page(either: Session) -> None:
    own = council(either)
    for number in range(PAGE + 1):
        people.create(either, own, name=f"شخص {number:02}")
    people.create(either, own, name="آذر")
    first = listed_people(either, own)
    second = listed_people(either, own, after=first.after or "")
    assert [row.name for row in first.rows][:2] == ["آذر", "شخص 00"]
    assert [row.name for row in second.rows] == ["شخص 24", "شخص 25"]
    assert second.after is None


def test_a_part_of_a_name_finds_it_and_signs_are_signs(session: Session) -> None:
    own = council(session)
    organizations.create(session, own, description=Description("خانهٔ سمن‌ها"))
    assert [row.name for row in listed_bodies(session, own, words="سمن ها").rows] == ["خانهٔ سمن‌ها"]
    assert listed_bodies(session, own, words="%").rows == []
    assert listed_bodies(session, own, words="شهرداری").rows == []


def test_another_council_s_names_are_not_listed_nor_a_place_in_its_list(session: Session) -> None:
    own, other = council(session), council(session, "SHR")
    foreign = people.create(session, other, name="علی")
    mine = people.create(session, own, name="آذر")
    found = listed_people(session, own, after=str(foreign.id))
    assert [row.id for row in found.rows] == [mine.id]
