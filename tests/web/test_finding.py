"""What the page of a search shows beside its rows."""

from tracker.models.search import KINDS, Kind
from tracker.web.finding import Tab, meant, tabs


def test_kinds_of_which_nothing_was_found_are_left_out_unless_chosen() -> None:
    counts = dict.fromkeys(KINDS, 0) | {Kind.PROPOSAL: 2}
    assert list(tabs(counts, Kind.PERSON)) == [
        Tab(None, 2, False),
        Tab(Kind.PROPOSAL, 2, False),
        Tab(Kind.PERSON, 0, True),
    ]


def test_near_words_stand_where_the_unknown_ones_were_typed() -> None:
    near = {"پارگ": "پارک"}
    assert meant("«باغ» پارگِ -شهر", near) == "«باغ» پارک -شهر"
    assert meant("پارگ", {}) is None
