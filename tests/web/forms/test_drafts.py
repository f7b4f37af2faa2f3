"""The one form of a draft."""

from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from tests.drafting import draft
from tracker.domain.merging import fingerprints
from tracker.queries.lines import Draft, StatementLine
from tracker.web.forms.drafts import AT_MOST, OFFERED, PARTS_SENT, DraftForm


def kept() -> Draft:
    """Return a draft whose rows have numbers."""
    said = draft()
    return replace(
        said,
        agenda=tuple(replace(line, id=7 + n) for n, line in enumerate(said.agenda)),
        attendance=tuple(replace(line, id=7 + n) for n, line in enumerate(said.attendance)),
        statements=tuple(replace(line, id=7 + n) for n, line in enumerate(said.statements)),
        proposals=tuple(replace(line, id=7 + n) for n, line in enumerate(said.proposals)),
    )


def typed(form: DraftForm) -> MultiDict[str, str]:
    """Return what a browser would send of a form."""
    found: MultiDict[str, str] = MultiDict()
    fields = [form[name] for name in ("was", "edits")]
    fields += [field for field in form if not hasattr(field, "entries") and field not in fields]
    fields += [field for table in OFFERED for row in form.rows(table) for field in row]
    for field in fields:
        if field.data not in (None, False):
            found[field.name] = "y" if field.data is True else str(field.data)
    return found


@pytest.mark.usefixtures("request_context")
def test_a_form_reads_what_it_shows() -> None:
    said = kept()
    form = DraftForm(typed(DraftForm.of(said, 4)))
    assert form.validate(), form.wrongs
    assert form.draft().settled() == said
    assert form.base == 4
    assert dict(form.fingerprints) == fingerprints(said)


@pytest.mark.usefixtures("request_context")
def test_a_form_offers_a_few_empty_rows() -> None:
    form = DraftForm.of(Draft(), 0)
    assert {table: len(form.rows(table)) for table in OFFERED} == OFFERED


@pytest.mark.usefixtures("request_context")
def test_too_many_rows_are_told_and_kept() -> None:
    most = AT_MOST["statements"]
    lines = tuple(StatementLine(f"سخن {number}") for number in range(most + 1))
    form = DraftForm(typed(DraftForm.of(Draft(statements=lines), 0)))
    assert not form.validate()
    assert len(form.wrongs) == 1
    assert len(form.draft().settled().statements) == most + 1


@pytest.mark.usefixtures("request_context")
def test_errors_of_rows_stand_in_the_summary_with_their_row() -> None:
    form = DraftForm(MultiDict({"statements-1-agenda_item": "x", "attendance-0-came_at": "x"}))
    assert not form.validate()
    told = [(wrong.id, wrong.text.split(":")[0]) for wrong in form.wrongs]
    assert told == [("attendance-0-came_at", "حاضر ۱"), ("statements-0-agenda_item", "سخن ۱")]


def test_a_form_of_far_too_many_fields_is_refused(app: Flask) -> None:
    data = {f"x{number}": "" for number in range(PARTS_SENT + 1)}
    sent = app.test_request_context("/", method="POST", data=data)
    with sent, pytest.raises(RequestEntityTooLarge):
        DraftForm.sent()


@pytest.mark.parametrize("number", ["²", "9" * 5000, "۱", "", "-1"])
def test_a_row_of_no_number_of_ours_is_no_row(app: Flask, number: str) -> None:
    data = {f"agenda-{number}-text": "x", "agenda-1-text": "بند", "place": "تالار"}
    with app.test_request_context("/", method="POST", data=data):
        form = DraftForm.sent()
        assert [line.text for line in form.draft().agenda] == ["بند"]
        assert form.place.data == "تالار"


def test_what_somebody_chose_of_two_texts_is_read(app: Flask) -> None:
    data = {"keep-statements.7": "theirs", "keep-details.place": "mine"}
    with app.test_request_context("/", method="POST", data=data):
        assert DraftForm.sent().theirs == {"statements.7"}
