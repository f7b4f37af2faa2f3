"""What the list of councils is narrowed to."""

import pytest
from werkzeug.datastructures import MultiDict

from tracker.web.forms.councils import CouncilsForm

pytestmark = pytest.mark.usefixtures("request_context")


@pytest.mark.parametrize(
    ("typed", "words", "told"),
    [("", "", False), (" ری\u200f ", "ری", False), ("ب" * 201, "", True)],
)
def test_words_that_will_not_do_are_told_and_not_applied(
    typed: str, words: str, told: bool
) -> None:
    form = CouncilsForm(MultiDict({"q": typed}))
    assert (form.validate(), form.words) == (not told, words)
    assert bool(form.q.errors) == told
