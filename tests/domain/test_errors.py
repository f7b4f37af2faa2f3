"""Why the domain says no."""

from tracker.domain.errors import Refused


def test_a_refusal_names_its_rule_and_what_a_sentence_needs() -> None:
    refused = Refused("known_code", code="QDS-1404-02-06", differences=[])
    assert str(refused) == refused.code == "known_code"
    assert refused.values == {"code": "QDS-1404-02-06", "differences": []}
