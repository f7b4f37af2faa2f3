"""The buttons of a draft's form: what each does to the draft, and where the page goes on."""

import re

from tracker.domain.arrangement import all_present, moved, removed
from tracker.queries.lines import Draft
from tracker.web.places import FIRST

# Such as up.statements.3 (lines count from 1), or more.proposals.
COMMAND = re.compile(
    r"(up|down|remove|more)\.(agenda|attendance|statements|proposals)(?:\.(\d{1,4}))?"
)


def done(draft: Draft, command: str) -> tuple[Draft, str]:
    """Return the draft after a command, and the field at which its page goes on.

    Whatever is no command only saves.
    """
    if command == "all":
        return all_present(draft), "attendance"
    read = COMMAND.fullmatch(command)
    if read is None:
        return draft, ""
    act, table, number = read[1], read[2], int(read[3] or 0)
    if act == "remove":
        return removed(draft, table, number), table
    if act == "more":
        return draft, _field(table, len(getattr(draft.settled(), table)))
    by = -1 if act == "up" else 1
    return moved(draft, table, number, by), _field(table, max(0, number + by - 1))


def _field(table: str, index: int) -> str:
    return f"{table}-{index}-{FIRST[table]}"
