"""Words for every step, field and refusal of the follow-up."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tracker import domain
from tracker.domain.offers import Offer
from tracker.domain.proposals import NOTES, STEPS, Note, Step, When
from tracker.models.events import EventKind
from tracker.models.proposals import Status
from tracker.web.words import SENTENCES
from tracker.web.words.follow_up import CHOICES, FIELDS, choice, label

FILES = ("cases.py", "entries.py", "follow_up.py", "offers.py")
REFUSED = re.compile(r'Refused\(\s*"(\w+)"')
NOBODY = frozenset[Any]()


def case(status: Status, *, disputed: bool = False, unanswered: bool = False) -> Any:
    proposal = SimpleNamespace(disputed=disputed)
    return SimpleNamespace(status=status, proposal=proposal, unanswered=unanswered)


def test_every_refusal_has_its_sentence() -> None:
    folder = Path(next(iter(domain.__path__)))
    code = "".join((folder / name).read_text(encoding="utf-8") for name in FILES)
    raised = set(REFUSED.findall(code)) | {"dispute_stands", "nothing_disputed"}
    assert len(raised) > 20
    assert raised - SENTENCES.keys() == set()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.before}-{step.after}-{step.when}")
def test_every_step_and_its_fields_have_words(step: Any) -> None:
    offer = Offer(EventKind.STATUS, step.after, step.gives, NOBODY, NOBODY, step.when)
    here = case(step.before, disputed=step.when is When.DISPUTED)
    assert choice(here, offer)
    for field in offer.takes - {"capacity"}:
        assert label(here, offer, field)


def test_every_note_has_words() -> None:
    for note in NOTES:
        offer = Offer(note.kind, None, note.gives, NOBODY, NOBODY)
        assert choice(case(Status.ASSIGNED), offer) == CHOICES[note.kind]
        assert label(case(Status.ASSIGNED), offer, "text")


@pytest.mark.parametrize(
    ("before", "after", "facts", "words"),
    [
        (Status.ASSIGNED, Status.IN_PROGRESS, {}, "Tell the first action"),
        (Status.DONE_CLAIMED, Status.IN_PROGRESS, {"disputed": True}, "Uphold the dispute"),
        (Status.VERIFIED, Status.IN_PROGRESS, {}, "Open it again"),
        (Status.DONE_CLAIMED, Status.VERIFIED, {}, "Close it as confirmed done"),
        (Status.DONE_CLAIMED, Status.VERIFIED, {"disputed": True}, "over the dispute"),
        (Status.DONE_CLAIMED, Status.VERIFIED, {"unanswered": True}, "nobody answered"),
    ],
)
def test_the_same_status_is_called_by_what_led_to_it(
    before: Status, after: Status, facts: dict[str, bool], words: str
) -> None:
    offer = Offer(EventKind.STATUS, after, (), NOBODY, NOBODY)
    assert words in choice(case(before, **facts), offer)


def test_every_field_that_a_step_may_ask_for_has_a_name() -> None:
    rows: list[Step | Note] = [*STEPS, *NOTES]
    asked = {field for row in rows for group in row.gives for field in group}
    assert asked - {"text"} <= FIELDS.keys()
