"""Forms of a meeting's details: alone for a new meeting, and as the head of a draft's form."""

from collections.abc import Mapping
from typing import ClassVar, Self

from tracker.models import Meeting
from tracker.models.meetings import Held, MeetingKind
from tracker.queries.lines import Details
from tracker.web.forms.base import DeskForm
from tracker.web.forms.codes import CodeField
from tracker.web.forms.fields import DayField, TextField
from tracker.web.forms.rows import BoxField, ClockField, EnumField, line
from tracker.web.forms.shown import shown


class DetailsForm(DeskForm):
    """When, where and as what the body met."""

    title = line()
    body = line()
    number = line()
    day = DayField()
    starts_at = ClockField()
    place = line()
    chair = line()
    secretary = line()
    kind = EnumField(kind=MeetingKind)
    held = EnumField(kind=Held)
    term = line()
    approximate = BoxField()
    approved_by = CodeField()

    def details(self) -> Details:
        """Return what was typed."""
        names = ("title", "body", "number", "place", "chair", "secretary", "term")
        return Details(
            **{name: self[name].data or None for name in names},
            approved_by=self.approved_by.code,
            day=self.day.day,
            starts_at=self.starts_at.at,
            approximate=self.approximate.data,
            kind=self.kind.member or MeetingKind.ORDINARY,
            held=self.held.member or Held.HELD,
        )


class NewForm(DetailsForm):
    """A new meeting, as the last one was; `after` is the number of the last one."""

    STATUSES: ClassVar = {"draft_exists": 409}

    after = TextField()
    carry = BoxField()

    @classmethod
    def of(cls, details: Details, last: Meeting | None) -> Self:
        """Return the form with what is carried over."""
        after = str(last.id) if last else ""
        return cls(data={**shown(details), "after": after, "carry": True})


class CountForm(DeskForm):
    """The count of edits that a page was made from, for a button that changes the meeting."""

    STATUSES: ClassVar[Mapping[str, int]] = {"stale": 409, "not_a_draft": 409, "retracted": 409}

    edits = TextField()

    @property
    def base(self) -> int:
        """Return the count; -1 for what is no count."""
        return counted(self.edits.data)


def counted(typed: str | None) -> int:
    """Return the number in a hidden field; -1 for what is none."""
    digits = typed or ""
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else -1
