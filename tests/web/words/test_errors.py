"""Words for answers that are no pages."""

from tracker.web.words import translation
from tracker.web.words.errors import ERRORS, OTHER


def test_each_has_a_heading_and_a_sentence_of_its_own_in_persian() -> None:
    persian = translation("fa")
    said = [persian.gettext(text) for words in (*ERRORS.values(), OTHER) for text in words]
    assert len(set(said)) == 2 * len(ERRORS) + 2
    assert not any(text.isascii() for text in said)
