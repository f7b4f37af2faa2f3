"""The form of the list of words that mean the same."""

from werkzeug.datastructures import MultiDict

from tracker.web.forms.synonyms import SynonymForm


def test_lines_stay_as_they_were_typed() -> None:
    form = SynonymForm(MultiDict({"sets": "باغ، بوستان\r\nکوچه، گذر", "seen": "x"}))
    assert form.validate()
    assert (form.sets.data, form.seen.data) == ("باغ، بوستان\nکوچه، گذر", "x")
