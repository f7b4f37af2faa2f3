"""Who asks for something to be done."""

from tracker.domain.actors import Actor
from tracker.domain.permissions import Action
from tracker.models.accounts import Role


def test_an_actor_may_what_any_of_its_roles_may() -> None:
    actor = Actor(1, 1, "سارا", frozenset({Role.CLERK, Role.ADMINISTRATOR}))
    assert actor.may(Action.LOG_MINUTES)
    assert actor.may(Action.READ_SECURITY_LOG)
    assert not actor.may(Action.PUBLISH)


def test_an_actor_without_a_role_may_nothing_of_the_desk() -> None:
    nobody = Actor(1, 1, "سارا", frozenset())
    assert [action for action in Action if nobody.may(action)] == []
