"""The desk's forms: what was typed is kept, what is wrong is told beside its field.

    form = MeetingForm.of_request(title=meeting.title)     # what is known, or what was sent
    if request.method == "POST" and form.validate():
        with form.refusals():                              # Refused becomes a sentence of the form
            verb(session(), ...)
            return redirect(...)
    return form.page("meetings/edit.html", ...)            # 200, or 422 or 409 where it has errors

A form has no field for the CSRF token: `csrf_field()` in the template, asked for in `web.csrf`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, NamedTuple, Self

from flask import make_response, render_template, request
from werkzeug import Response
from wtforms import Field, Form
from wtforms.validators import StopValidation

from tracker.domain.errors import Refused
from tracker.web.words import told


class Wrong(NamedTuple):
    """A line of the error summary: the field's id, or "" for the form itself, and a sentence."""

    id: str
    text: str


class DeskForm(Form):
    """A form of the desk. `REFUSALS` tells at which field a refusal of the domain is shown."""

    REFUSALS: ClassVar[Mapping[str, str]] = {}
    # Refusals that are not about what was typed: 409 for what is stale (records.md, answers).
    STATUSES: ClassVar[Mapping[str, int]] = {}

    status = 422

    @classmethod
    def of_request(cls, **known: Any) -> Self:
        """Return the form as it was sent, or, where it was only opened, with what is known."""
        return cls(request.form if request.method == "POST" else None, data=known)

    def refuse(self, refused: Refused) -> None:
        """Tell a refusal at its field, or above the form."""
        words = told(refused.code, **refused.values)
        self.status = self.STATUSES.get(refused.code, self.status)
        name = self.REFUSALS.get(refused.code)
        if name:
            field = self[name]
            field.errors = [*field.errors, words]
        else:
            self.form_errors.append(words)

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Turn Refused into an error of this form; what follows the block shows it."""
        try:
            yield
        except Refused as refused:
            self.refuse(refused)

    @property
    def wrongs(self) -> Sequence[Wrong]:
        """The error summary: the form's own errors, then the fields' in their order."""
        own = [Wrong("", text) for text in self.form_errors]
        return own + [wrong for field in self for wrong in _wrongs(field)]

    def page(self, template: str, *, otherwise: int = 200, **values: Any) -> Response:
        """Return the page of this form; 422, or what a refusal said, where it has errors."""
        status = self.status if self.wrongs else otherwise
        return make_response(render_template(template, form=self, **values), status)


def _wrongs(field: Field) -> Iterator[Wrong]:
    yield from (Wrong(field.id, text) for text in field.errors if isinstance(text, str))


class Required:
    """A validator: the field may not be left empty; `code` names the sentence."""

    def __init__(self, code: str = "empty") -> None:
        self.code = code

    def __call__(self, _form: Form, field: Field) -> None:
        """Raise StopValidation with the sentence."""
        if not field.data:
            raise StopValidation(told(self.code))


class AtMost:
    """A validator: no more letters than this. Told, never cut: nothing typed is lost."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: Form, field: Field) -> None:
        """Raise StopValidation with the sentence."""
        if len(field.data or "") > self.most:
            raise StopValidation(told("too_many_typed", most=self.most, typed=len(field.data)))
