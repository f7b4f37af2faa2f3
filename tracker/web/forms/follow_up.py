"""The form of a follow-up: it asks for what the chosen step must give, and keeps all the rest."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self

from wtforms import Field

from tracker.domain.cases import Case
from tracker.domain.days import EARLIEST
from tracker.domain.errors import Refused
from tracker.domain.offers import Offer, usual_certainty
from tracker.models.events import Channel
from tracker.web.forms.base import AtMost, DeskForm
from tracker.web.forms.codes import CodeField
from tracker.web.forms.fields import ChoiceField, DayField, LinesField, TextField
from tracker.web.forms.values import KINDS, value_of, words_of
from tracker.web.words import calendar
from tracker.web.words import told as sentence_of
from tracker.web.words.follow_up import labels
from tracker.web.words.language import gettext

LINE, WORDS, ADDRESS = AtMost(300), AtMost(20_000), AtMost(2_000)
# What any step may tell besides, and what must not be asked for at first sight.
ALWAYS = ("happened_on", "channel", "certainty")
BESIDES = (
    "text",
    "contact_person",
    "letter_number",
    "letter_on",
    "letter_direction",
    "proof_address",
    "meeting",
)
CONFLICTS = (
    "dispute_stands",
    "not_answered",
    "not_offered",
    "note_out_of_order",
    "nothing_disputed",
    "stale",
    "step_out_of_order",
)


class FollowUpForm(DeskForm):
    """Every field that a step may ask for; only those of the chosen one are shown and sent on."""

    REFUSALS: ClassVar = {
        **dict.fromkeys(EARLIEST, "happened_on"),
        **dict.fromkeys(("target_hidden", "target_is_itself", "target_merged"), "target"),
        "due_and_not_due": "no_due_reason",
        "due_too_early": "due_on",
        "no_such_body": "organization",
        "no_such_meeting": "meeting",
        "no_such_target": "target",
        "not_an_asker": "on_behalf_of",
        "not_confirmed": "certainty",
        "not_documented": "certainty",
        "not_later": "due_on",
        "not_on_behalf": "on_behalf_of",
        "until_too_early": "awaiting_until",
    }
    STATUSES: ClassVar = dict.fromkeys(CONFLICTS, 409)

    step = TextField()
    seen = TextField()
    on_behalf_of = TextField(validators=[LINE])
    decision = LinesField(validators=[WORDS])
    organization = TextField(validators=[LINE])
    contact_person = TextField(validators=[LINE])
    due_on = DayField()
    no_due_reason = TextField(validators=[LINE])
    not_done_reason = ChoiceField()
    target = CodeField(validators=[LINE], of_proposal=True)
    text = LinesField(validators=[WORDS])
    awaiting = TextField(validators=[LINE])
    awaiting_until = DayField()
    letter_number = TextField(validators=[LINE])
    letter_on = DayField()
    letter_direction = ChoiceField()
    proof_address = TextField(validators=[ADDRESS])
    meeting = CodeField(validators=[LINE])
    happened_on = DayField()
    channel = ChoiceField()
    certainty = ChoiceField()

    case: Case
    offer: Offer | None
    refused: Refused | None

    @classmethod
    def of(cls, case: Case, offer: Offer | None, refused: Refused | None = None) -> Self:
        """Return the form of a step; `refused` tells why there is none where one was asked for."""
        known = {
            "happened_on": calendar.numeric(case.today),
            "channel": None if offer and not offer.own else Channel.SYSTEM,
            "certainty": usual_certainty(case, offer) if offer else None,
            "seen": str(case.seen),
            "step": offer.key if offer else "",
        }
        form = cls.of_request(**known if offer else {"seen": known["seen"]})
        form.case, form.offer, form.refused = case, offer, refused
        for field in form:
            if isinstance(field, ChoiceField):
                field.choices = [(str(member), words_of(member)) for member in KINDS[field.name]]
        return form

    @property
    def labels(self) -> dict[str, str]:
        """What each field is called here, in the language of the page."""
        return labels(self.case, self.offer)

    @property
    def hints(self) -> dict[str, str]:
        """What is said before the first field of several of which one is enough."""
        groups = self.offer.gives if self.offer else ()
        return {group[0]: self._missing(group) for group in groups if len(group) > 1}

    @property
    def fields_asked(self) -> list[str]:
        """The fields that are shown at first sight, in their order."""
        if self.offer is None:
            return []
        must = {field for group in self.offer.gives for field in group}
        if "letter_number" in must:
            must |= {"letter_on", "letter_direction"}
        for_others = {"on_behalf_of"} if self.offer.on_behalf else set()
        return [field.name for field in self if field.name in {*must, *for_others, *ALWAYS}]

    @property
    def fields_besides(self) -> list[str]:
        """The fields that may be told besides."""
        takes = self.offer.takes if self.offer else frozenset()
        return [name for name in BESIDES if name in takes and name not in self.fields_asked]

    @property
    def fields_kept(self) -> list[Field]:
        """What was typed into fields that this step does not ask for."""
        shown = {"step", "seen", *self.fields_asked, *self.fields_besides}
        return [field for field in self if field.name not in shown and field.data]

    @staticmethod
    def shown(field: Field) -> str:
        """Return what stands in a field, a choice by its words."""
        known = dict(field.choices) if isinstance(field, ChoiceField) else {}
        return str(known.get(field.data, field.data))

    @property
    def besides_open(self) -> bool:
        """Tell whether the fields besides are to be seen: something stands in them."""
        return any(self[name].data or self[name].errors for name in self.fields_besides)

    @property
    def told(self) -> dict[str, Any]:
        """What the event tells, as the verbs take it."""
        found = {name: value_of(self[name]) for name in (*self.fields_asked, *self.fields_besides)}
        return {name: value for name, value in found.items() if value}

    def validate(self, extra_validators: Any = None) -> bool:
        """Tell what does not fit, and what is lacking."""
        super().validate(extra_validators)
        for group in self._lacking():
            field = self[group[0]]
            field.errors = field.errors or [self._missing(group)]
        return not self.wrongs

    def refuse(self, refused: Refused) -> None:
        """Tell a refusal at its field, its days and statuses in words."""
        values = {name: words_of(value) for name, value in refused.values.items()}
        field = str(refused.values.get("field"))
        if (
            refused.code in ("event_lacks", "day_ahead", "unfit", "not_an_address")
            and field in self
        ):
            lacks = refused.code == "event_lacks"
            told = self._missing([field]) if lacks else sentence_of(refused.code, **values)
            self[field].errors = [*self[field].errors, told]
        else:
            super().refuse(Refused(refused.code, **values))

    def _missing(self, fields: Sequence[str]) -> str:
        """Return the sentence that one of these fields must be told."""
        code = "field_missing" if len(fields) == 1 else "fields_missing"
        return sentence_of(code, fields=gettext(" or ").join(self.labels[name] for name in fields))

    def _lacking(self) -> Iterator[tuple[str, ...]]:
        """Yield groups of fields of which one must be told and none is."""
        if self.offer is None:
            return
        told = {name: self[name].data for name in self.fields_asked}
        for_others = not self.offer.own or bool(told.get("on_behalf_of"))
        must = [("on_behalf_of",), ("channel",)] if for_others else []
        for group in (*self.offer.gives, ("happened_on",), *must):
            if not any(told[name] for name in group):
                yield group
