"""Begin a real store: one council, its first administrator, nothing else."""

import click
from pydantic import ValidationError
from sqlalchemy import Engine
from sqlmodel import Session

from tracker import clock
from tracker.cli.administrator import tell_link
from tracker.cli.speech import _, sentence, stop
from tracker.domain import accounts, administrators, councils, invitations
from tracker.domain.errors import Refused
from tracker.exchange.registers import Council
from tracker.queries import councils as queries
from tracker.settings import Settings
from tracker.store import migrate
from tracker.store.engine import connect, reading, writing
from tracker.web.words.language import N_


@click.command()
@click.option("--name", prompt=N_("Name of the council"), help=N_("Name of the council."))
@click.option(
    "--slug", prompt=N_("Name in addresses, such as qods"), help=N_("Its name in addresses.")
)
@click.option(
    "--prefix", prompt=N_("Prefix of codes, such as QDS"), help=N_("Prefix of its codes.")
)
@click.option(
    "--short-name",
    prompt=N_("Short name in Persian"),
    help=N_("How its codes are spoken in Persian."),
)
@click.option("--heading", default="", help=N_("What stands above its name on paper."))
@click.option(
    "--login",
    prompt=N_("User name of the first administrator"),
    help=N_("The administrator's user name."),
)
@click.option("--person", prompt=N_("Their name"), help=N_("The administrator's name."))
def init(login: str, person: str, **council: str) -> None:
    """Create the store of a council, and the link with which its administrator signs in."""
    settings = Settings.from_environment()
    told = _told(council)
    engine = connect(settings.database_url)
    if _is_begun(engine):
        where = engine.url.render_as_string(hide_password=True)
        stop(_("There is a store at {where} already; it stays as it is.", where=where))
    _check(login, person)
    migrate.upgrade(engine)
    with writing(engine) as session:
        token = _begin(session, told, login, person)
        session.commit()
    click.echo(_("The store is ready."))
    tell_link(settings, person, token)
    click.echo(_("Start the pages with: tracker serve"))


def _is_begun(engine: Engine) -> bool:
    """Tell whether there is a store that holds or may hold records."""
    if not migrate.exists(engine):
        return False
    if not migrate.is_current(engine):
        return True
    with reading(engine) as session:
        return bool(queries.every(session))


def _told(council: dict[str, str]) -> Council:
    """Return the council as it was told; stop with every fault by its option."""
    try:
        told = {
            **council,
            "prefix": council["prefix"].upper(),
            "heading": council["heading"] or None,
        }
        return Council.model_validate(told)
    except ValidationError as wrong:
        lines = [
            f"--{'-'.join(str(part) for part in fault['loc']).replace('_', '-')}: "
            + sentence(fault["type"], fault.get("ctx", {}))
            for fault in wrong.errors()
        ]
        stop("\n".join(lines))


def _check(login: str, person: str) -> None:
    """Stop before anything is created where the administrator's names will not do."""
    try:
        accounts.check_names(login, person)
    except Refused as refused:
        stop(sentence(refused.code, refused.values))


def _begin(session: Session, told: Council, login: str, person: str) -> str:
    ids = councils.remember(session, [told])
    account = administrators.first_administrator(
        session, ids[told.slug], login=login, name=person, at=clock.now()
    )
    return invitations.invite(session, account, by=None, at=clock.now())
