"""Bodies of the record, as somebody picks one."""

from sqlmodel import Session

from tests.factories import proposal
from tests.following import BODIES, WATER, S, actor, raise_proposals
from tracker.models.organizations import Classification
from tracker.queries.bodies import bodies, body_called


def test_a_body_is_found_however_it_is_spelled_and_in_its_own_council_alone(
    session: Session,
) -> None:
    raise_proposals(session, proposal(1))
    raise_proposals(session, proposal(1), prefix="ABC", organizations=[])
    council_id = actor(session, S).council_id
    found = body_called(session, council_id, "اداره  آب")
    assert found is not None
    assert (found.name, found.classification) == (WATER, Classification.DEPARTMENT)
    assert body_called(session, actor(session, S, prefix="ABC").council_id, WATER) is None
    assert body_called(session, council_id, "ادارهٔ برق") is None


def test_all_bodies_of_a_council_stand_in_the_order_of_the_alphabet(session: Session) -> None:
    raise_proposals(session, proposal(1))
    raise_proposals(session, proposal(1), prefix="ABC", organizations=[{"name": "انجمن"}])
    found = [body.name for body in bodies(session, actor(session, S).council_id)]
    assert sorted(found) == sorted(body["name"] for body in BODIES)
    assert found.index(WATER) < found.index("شهرداری") < found.index("کمیسیون فرهنگی")
