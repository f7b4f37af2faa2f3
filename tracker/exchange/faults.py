"""What is wrong with a document, by place; the sentences stand in `web.words`."""

from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError


class Fault(NamedTuple):
    """One thing wrong with a document: where, which rule, and the values that a sentence needs."""

    place: str
    code: str
    values: dict[str, Any]


class Faults(ValueError):
    """A document that cannot be taken, with everything that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.place}: {fault.code}" for fault in faults))
        self.faults = faults


def wrong(code: str, **values: Any) -> PydanticCustomError:
    """Return the error that `Faults` will carry under this code."""
    return PydanticCustomError(code, "{code}", {"code": code, **values})
