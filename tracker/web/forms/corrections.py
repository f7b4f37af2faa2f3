"""Forms of published minutes: publish, correct, take back."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from markupsafe import Markup

from tracker.domain.errors import Refused
from tracker.exchange import Fault
from tracker.web import places
from tracker.web.differences import fault_said
from tracker.web.forms.base import AtMost
from tracker.web.forms.details import CountForm, counted
from tracker.web.forms.drafts import DraftForm
from tracker.web.forms.fields import ChoicesField, LinesField, TextField

LONGEST_REASON = 2000


class PublishForm(CountForm):
    """Publish what was reviewed; of a closed session, only the proposals that are ticked."""

    shown = ChoicesField()

    @property
    def numbers(self) -> set[int]:
        """Return the numbers of the proposals that are ticked."""
        ticked = self.shown.data or ()
        return {
            int(text) for text in ticked if text.isascii() and text.isdecimal() and len(text) < 3
        }

    def refuse(self, refused: Refused) -> None:
        """Tell a refusal; what a review finds stands on its page."""
        super().refuse(_plain(refused))


class CorrectionForm(DraftForm):
    """Published minutes, with what is wrong in them put right."""

    REFUSALS: ClassVar[Mapping[str, str]] = {"no_reason": "reason"}
    STATUSES: ClassVar[Mapping[str, int]] = {**CountForm.STATUSES, "moved_since": 409}

    reason = LinesField(validators=[AtMost(LONGEST_REASON)])
    seen = TextField()

    @property
    def last_seen(self) -> int:
        """Return the last event of the proposals that the form was made from."""
        return counted(self.seen.data)

    def refuse(self, refused: Refused) -> None:
        """Tell a refusal; what is wrong with the document stands at the fields that it is about."""
        if refused.code == "faulty_document":
            self._tell(refused.values["faults"])
        else:
            super().refuse(refused)

    def _tell(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            field = self._field(fault.place)
            sentence = fault_said(fault)
            if field is None:
                self.form_errors.append(
                    Markup("{}: {}").format(places.called(fault.place), sentence)
                )
            else:
                field.errors = [*field.errors, sentence]

    def _field(self, place: str) -> Any:
        """Return the field of a place in the document, which knows nothing of empty rows."""
        part, index, name = places.read(place)
        if part == "meeting":
            return dict(self._fields).get(name)
        if index is None or part not in places.FIRST:
            return None
        filled = [row for row in self.rows(part) if not row.said.is_empty]
        row = filled[index] if index < len(filled) else None
        name = name or places.FIRST[part]
        return row[name] if row is not None and name in row else None


class RetractionForm(CountForm):
    """Why a publication is to be taken back, or that it may be."""

    REFUSALS: ClassVar[Mapping[str, str]] = {"no_reason": "reason"}
    STATUSES: ClassVar[Mapping[str, int]] = dict.fromkeys(
        ("asked_already", "merge_target", "not_asked", "not_published", "retracted", "stale"), 409
    ) | {"same_person": 403}

    do = TextField()
    read = LinesField()
    reason = LinesField(validators=[AtMost(LONGEST_REASON)])


def _plain(refused: Refused) -> Refused:
    return Refused("faulty_minutes") if refused.code == "faulty_document" else refused
