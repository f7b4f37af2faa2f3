"""What is wrong with a store has a code, values, and a sentence for the operator."""

import re
from pathlib import Path

import tracker.verify
from tracker.cli.verify import BROKEN
from tracker.verify.broken import Broken

RAISED = re.compile(r"Broken\(\s*f?\"([a-z_{}]+)\"")


def test_it_holds_what_its_sentence_needs() -> None:
    broken = Broken("gap", council="qds", seq=3, before=1)
    assert (broken.code, broken.values) == ("gap", {"council": "qds", "seq": 3, "before": 1})
    assert BROKEN[broken.code].format(**broken.values) == "qds, entry 3: it follows entry 1."


def test_every_code_that_is_raised_has_a_sentence_and_no_other() -> None:
    folder = Path(tracker.verify.__path__[0])
    raised = {
        code.replace("{code}", kind)
        for path in folder.glob("*.py")
        for code in RAISED.findall(path.read_text(encoding="utf-8"))
        for kind in ("body", "person")
    }
    assert raised == BROKEN.keys()
