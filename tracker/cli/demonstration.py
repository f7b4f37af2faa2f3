"""The demonstration's accounts, as whoever starts it reads them."""

import click
from sqlalchemy import Engine

from tracker import clock
from tracker.cli.speech import _
from tracker.domain.demonstration import Key, furnish
from tracker.models.accounts import Role
from tracker.queries import councils
from tracker.store.engine import writing
from tracker.web import words
from tracker.web.words.accounts import ROLES
from tracker.web.words.language import N_

# What is invented says so, wherever it is shown (design: Principles, 6).
SAMPLE = N_("{name} (sample)")
BODIES = {Role.NGO: N_("Friends' Association"), Role.OFFICER: N_("Co-operating Office")}


def open_doors(engine: Engine) -> None:
    """Give each role an account with a new password, and print them."""
    with writing(engine) as session:
        keys = furnish(
            session,
            councils.every(session)[0].id,
            names={
                role: _sample(words) for role, words in ROLES.items() if role is not Role.PUBLIC
            },
            bodies={role: _sample(name) for role, name in BODIES.items()},
            at=clock.now(),
        )
        session.commit()
    click.echo(_("Sign in at /desk with one of these; the passwords are new at each start:"))
    for key in keys:
        click.echo(_line(key))


def _sample(message: str) -> str:
    """Return a Persian name that says it is invented: the record is Persian."""
    persian = words.translation("fa")
    return persian.gettext(SAMPLE).format(name=persian.gettext(message))


def _line(key: Key) -> str:
    return f"    {key.login:<15} {key.password}"
