"""Published minutes as a draft."""

from tests.factories import document, proposal
from tracker.domain.redrafting import drafted, names_of
from tracker.exchange import Document


def test_lines_are_known_by_place_and_proposals_by_number(seed: Document) -> None:
    said = drafted(seed)
    assert [line.id for line in said.statements] == list(range(1, 9))
    assert [line.id for line in said.proposals] == [1, 2, 3, 4]
    assert [line.text for line in said.proposals] == [item.text for item in seed.proposals]
    assert said.details.day == seed.meeting.day


def test_proposers_of_every_kind_are_names_on_a_line() -> None:
    who = {"people": ["الف"], "organizations": ["ب"], "groups": ["پ"]}
    stored = document(proposal(3, proposers=who))
    assert drafted(stored).proposals[0].proposers == ("الف", "ب", "پ")
    assert names_of(stored, 3) == ("الف", "ب", "پ")
    assert names_of(stored, 9) == names_of(stored, None) == ()
