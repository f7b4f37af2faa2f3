"""What was said."""

from enum import StrEnum

from sqlalchemy import Index, Text
from sqlmodel import Field

from tracker.models.base import STRICT, Owned, coded


class StatementKind(StrEnum):
    """What a speech did."""

    STATEMENT = "statement"
    QUESTION = "question"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    NARRATIVE = "narrative"
    SUMMARY = "summary"


class Statement(Owned, table=True):
    """One speech: `speaker` and `role` as they were on that day, `text` in the source's letters.

    `verb` is the source's verb of saying; `source_sentence` the words that lead to the speech.
    """

    __table_args__ = (Index(None, "meeting_id", "position"), STRICT)

    meeting_id: int = Field(foreign_key="meeting.id")
    position: int
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    speaker: str | None = None
    role: str | None = None
    kind: StatementKind = Field(default=StatementKind.STATEMENT, sa_type=coded(StatementKind))
    verb: str | None = None
    text: str = Field(sa_type=Text)
    agenda_item_id: int | None = Field(default=None, foreign_key="agenda_item.id")
    source_sentence: str | None = Field(default=None, sa_type=Text)
