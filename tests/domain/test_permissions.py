"""Who may do what: deny by default."""

import pytest

from tracker.domain.permissions import MAY, Action, may
from tracker.models.accounts import Role

LETTERS = dict(zip(Role, "pnrksha", strict=True))


@pytest.mark.parametrize("role", Role)
def test_everybody_may_read_what_is_published(role: Role) -> None:
    assert may([role], Action.READ_PUBLISHED) is True


@pytest.mark.parametrize("action", Action)
def test_somebody_without_a_role_may_do_nothing(action: Action) -> None:
    assert may([], action) is False


def test_every_action_has_its_row_in_the_table() -> None:
    assert list(MAY) == list(Action)


def test_what_the_table_does_not_name_is_denied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(MAY, Action.READ_PUBLISHED)
    assert may(list(Role), Action.READ_PUBLISHED) is False


def test_the_table_is_that_of_the_promises() -> None:
    """As proofs.md has it (Who may do what): by each role's letter, the public's being p."""
    told = {action: {LETTERS[role] for role in roles} for action, roles in MAY.items()}
    assert told == {
        Action.READ_PUBLISHED: set("pnrksha"),
        Action.SIGN_IN: set("pnrksha"),
        Action.OWN_ACCOUNT: set("nrksha"),
        Action.READ_DESK: set("nrksha"),
        Action.READ_DRAFTS: set("ksh"),
        Action.LOG_MINUTES: set("ks"),
        Action.KEEP_REGISTERS: set("ks"),
        Action.PUBLISH: set("sh"),
        Action.FOLLOW_UP: set("nrksh"),
        Action.MANAGE_ACCOUNTS: set("sa"),
        Action.KEEP_SYNONYMS: set("sa"),
        Action.READ_SECURITY_LOG: set("a"),
    }
