"""The way in for a council's administrator: the first account, or a new link to set a password."""

import click
from sqlmodel import Session

from tracker import clock
from tracker.cli.speech import _, sentence, stop
from tracker.cli.store import opened
from tracker.domain import administrators, invitations
from tracker.domain.errors import Refused
from tracker.models import Account
from tracker.queries import councils
from tracker.queries.councils import CouncilRow
from tracker.settings import Settings
from tracker.store.engine import writing
from tracker.web.words.language import N_


@click.command()
@click.argument("login")
@click.option(
    "--council", "slug", help=N_("The council's name in addresses, where there are several.")
)
@click.option("--person", help=N_("The administrator's name, for an account that is made."))
def administrator(login: str, slug: str | None, person: str | None) -> None:
    """Make the first administrator of a council, or a new link for one that it has.

    For a council that came by import, and for an administrator whose password is lost.
    """
    settings = Settings.from_environment()
    with writing(opened(settings)) as session:
        council = _council(session, slug)
        try:
            account = _account(session, council.id, login, person)
            token = invitations.invite(session, account, by=None, at=clock.now())
        except Refused as refused:
            stop(sentence(refused.code, refused.values))
        name = account.name
        session.commit()
    tell_link(settings, name, token)


def tell_link(settings: Settings, name: str, token: str) -> None:
    """Print the link with which somebody sets a password."""
    click.echo(_("With this link {name} sets a password:", name=name))
    base = settings.base_url or f"http://{settings.host}:{settings.port}"
    click.echo(f"\n    {base}/desk/invitation/{token}\n")
    click.echo(_("It works once, within 7 days."))


def _council(session: Session, slug: str | None) -> CouncilRow:
    found = councils.every(session)
    fitting = [council for council in found if slug in (None, council.slug)]
    if not found:
        stop(_("There is no council in the store yet."))
    if len(fitting) != 1:
        slugs = ", ".join(council.slug for council in found)
        stop(_("Say which council it is with --council: {councils}", councils=slugs))
    return fitting[0]


def _account(session: Session, council_id: int, login: str, person: str | None) -> Account:
    known = administrators.recall_administrator(session, council_id, login=login, at=clock.now())
    return known or administrators.first_administrator(
        session, council_id, login=login, name=person or "", at=clock.now()
    )
