"""Words of the desk's meetings."""

import pytest

from tracker.exchange.document import Attendance, Document, Meeting, Proposal, Statement
from tracker.queries.lines import AttendanceLine, Details, ProposalLine, StatementLine
from tracker.web.words import SENTENCES
from tracker.web.words.desk import FIELDS, PARTS, SAID, TABLES

SHOWN = {
    *Document.model_fields,
    *Meeting.model_fields,
    *Attendance.model_fields,
    *Statement.model_fields,
    *Proposal.model_fields,
} - {"format", "council"}


def test_every_field_of_a_document_has_its_words() -> None:
    assert FIELDS.keys() >= SHOWN


@pytest.mark.parametrize("shape", [Details, AttendanceLine, StatementLine, ProposalLine])
def test_every_field_of_a_draft_has_its_words(shape: type) -> None:
    assert shape.__dataclass_fields__.keys() - {"id"} <= FIELDS.keys()  # type: ignore[attr-defined]


def test_every_table_of_a_draft_is_a_part_of_a_document() -> None:
    assert TABLES.keys() <= PARTS.keys()


def test_what_is_said_to_somebody_at_a_form_is_a_sentence() -> None:
    assert set(SAID.values()) <= SENTENCES.keys()
