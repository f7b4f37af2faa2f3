"""The form of the list of words that mean the same."""

from typing import ClassVar

from tracker.web.forms.base import DeskForm
from tracker.web.forms.fields import LinesField, TextField


class SynonymForm(DeskForm):
    """A set in each line; `seen` tells which list was edited."""

    REFUSALS: ClassVar = dict.fromkeys(
        ("too_many_sets", "set_of_one", "too_many_members", "member_too_long"), "sets"
    )
    STATUSES: ClassVar = {"stale": 409}

    sets = LinesField()
    seen = TextField()
