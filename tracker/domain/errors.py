"""Why the domain says no."""

from typing import Any


class Refused(Exception):
    """The rules do not allow this; raised before anything was changed.

    `code` names the rule and `values` what a sentence about it needs; the sentences stand in
    `web.words`, one for each code and language.
    """

    def __init__(self, code: str, /, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
