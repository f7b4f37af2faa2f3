"""Who may do what: deny by default."""

import pytest

from tracker.domain.permissions import MAY, Action, may
from tracker.models.accounts import Role


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
