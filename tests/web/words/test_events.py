"""Words for the timeline."""

from tracker.models.events import Certainty, Direction
from tracker.web.words import events, translation


def test_how_sure_a_piece_of_news_is_has_the_words_of_the_record() -> None:
    persian = translation("fa")
    shown = [persian.gettext(events.CERTAINTIES[certainty]) for certainty in Certainty]
    assert shown == ["ادعاشده", "مستند", "تأییدشده"]


def test_a_letter_says_which_way_it_went() -> None:
    assert len({events.DIRECTIONS[direction] for direction in Direction}) == 2
