"""Words for accounts: every role, every line of the log and every refusal has its own."""

import re
from pathlib import Path

import tracker.domain
from tracker.domain.security import Happened
from tracker.models.accounts import Role
from tracker.web.words import SENTENCES
from tracker.web.words.accounts import HAPPENED, ROLES

MINE = ("accounts", "invitations", "passwords", "sign_ins")


def test_every_role_and_every_line_of_the_log_has_words() -> None:
    assert ROLES.keys() == set(Role)
    assert HAPPENED.keys() == set(Happened)


def test_every_code_with_which_accounts_are_refused_has_a_sentence() -> None:
    folder = Path(tracker.domain.__file__).parent
    code = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in MINE)
    codes = set(re.findall(r'Refused\("(\w+)"', code))
    assert len(codes) > 10
    assert codes <= SENTENCES.keys()
