"""A field for the code of a record, typed in any spelling."""

from typing import Any

from wtforms.validators import ValidationError

from tracker.web import addresses
from tracker.web.forms.fields import TextField
from tracker.web.words import told


class CodeField(TextField):
    """A code in any spelling; what was typed stays in `data`, the code is in `code`."""

    code: str | None = None

    def __init__(self, *args: Any, of_proposal: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.of_proposal = of_proposal

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002
        """Read the code; raise ValidationError where it is none of this field's kind."""
        if not self.data:
            return
        meant = [
            code
            for code in addresses.read(self.data)
            if code.sound and code.is_proposal is self.of_proposal
        ]
        if len(meant) != 1:
            raise ValidationError(told("not_a_code"))
        self.code = meant[0].code
