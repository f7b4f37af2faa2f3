"""Forms of published minutes."""

import pytest
from werkzeug.datastructures import MultiDict

from tracker.domain.errors import Refused
from tracker.exchange import Fault
from tracker.web.forms.corrections import CorrectionForm, PublishForm, RetractionForm

pytestmark = pytest.mark.usefixtures("request_context")


def test_ticked_proposals_are_numbers() -> None:
    form = PublishForm(MultiDict([("shown", "2"), ("shown", "11"), ("shown", "x")]))
    assert form.numbers == {2, 11}
    assert PublishForm(MultiDict()).numbers == set()


def test_a_faulty_draft_is_told_once_above_what_the_review_finds() -> None:
    form = PublishForm(MultiDict())
    form.refuse(Refused("faulty_document", faults=[Fault("meeting.day", "missing", {})]))
    assert len(form.wrongs) == 1
    assert form.status == 422


def test_faults_of_a_correction_stand_at_their_fields_whatever_rows_are_empty() -> None:
    form = CorrectionForm(MultiDict({"statements-0-text": "", "statements-4-text": "سخن"}))
    form.refuse(
        Refused(
            "faulty_document",
            faults=[
                Fault("statements[0].text", "string_too_long", {"max_length": 9}),
                Fault("meeting.day", "missing", {}),
                Fault("proposals[7].text", "missing", {}),
                Fault("code", "foreign_prefix", {"prefix": "QDS"}),
            ],
        )
    )
    assert [wrong.id for wrong in form.wrongs] == ["", "", "day", "statements-1-text"]


@pytest.mark.parametrize(
    ("code", "status"), [("same_person", 403), ("asked_already", 409), ("no_reason", 422)]
)
def test_a_refused_retraction_has_its_number(code: str, status: int) -> None:
    form = RetractionForm(MultiDict())
    form.refuse(Refused(code))
    assert form.status == status
