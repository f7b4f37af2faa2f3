"""What is wrong with a store."""

from typing import Any


class Broken(Exception):
    """The first row that is not what it should be; `cli.verify` has the sentences."""

    def __init__(self, code: str, /, **values: Any) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values
