"""A store with two councils and an account for each role in both, and browsers signed in to it."""

import re
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import Engine
from sqlmodel import Session, select
from werkzeug.test import TestResponse

from tests.browser import Faulty, body_faults, header_faults, read
from tests.factories import DAY, NOW, document, proposal
from tests.markup import Page
from tests.stores import Stores
from tracker import clock
from tracker.domain import passwords, sign_ins
from tracker.domain.actors import Actor
from tracker.domain.documents import take_in
from tracker.domain.roles import FOR_BODIES
from tracker.models import Account, AccountRole, Council, Meeting, Organization
from tracker.models.accounts import Role
from tracker.models.meetings import Minutes
from tracker.settings import Settings
from tracker.store.engine import connect, reading, writing
from tracker.web import create_app
from tracker.web.login import COOKIE

PASSWORD = "گذرواژه ۱۲۳۴۵۶"
OWN, OTHER = "QDS", "SHR"
NOWHERE = Path("/nowhere")  # no page looks into the folder of the store
ROLES: tuple[Role, ...] = tuple(role for role in Role if role is not Role.PUBLIC)
# Errors that are answered before it is known which page was meant.
OPEN_ERRORS = (400, 404, 405)
TOKEN = re.compile(r'name="csrf_token" value="([\w.]+)"')


class DeskBrowser(FlaskClient):
    """A browser behind the door: what it fetches is checked, but may set a cookie."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tokens: dict[str | None, str] = {}

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and return its answer; raise Faulty if the answer breaks a promise."""
        answer = super().open(*args, **kwargs)
        private = answer.headers.get("Cache-Control") == "no-store"
        found = [*header_faults(answer), *body_faults(answer)]
        if private:
            found = [fault for fault in found if not fault.startswith(("Set-Cookie", "no ETag"))]
        elif (
            answer.request.path.startswith(("/desk", "/admin"))
            and answer.status_code not in OPEN_ERRORS
        ):
            found.append("a page of the desk may be kept by a cache")
        if found:
            lines = "\n  ".join(found)
            raise Faulty(f"{answer.request.path} ({answer.status}):\n  {lines}")
        return answer

    def page(self, address: str, status: int = 200) -> Page:
        """Return the page at this address, which must answer with this status."""
        answer = self.get(address)
        assert answer.status_code == status, f"{address}: {answer.status}"
        return read(answer.text)

    def send(self, address: str, **fields: Any) -> TestResponse:
        """Send a form with the token that this site's own page would carry."""
        return self.post(address, data={"csrf_token": self.token(), **fields})

    def token(self) -> str:
        """Return the token of a form as it stands in a page; it lives as long as the session."""
        cookie = self.get_cookie(COOKIE)
        key = cookie.value if cookie else None
        if key is None or key not in self.tokens:
            self.tokens[key] = self.fresh_token("/desk/password" if cookie else "/desk/sign-in")
        return self.tokens[key]

    def fresh_token(self, address: str) -> str:
        """Return the token that the page at this address carries now."""
        found = TOKEN.search(self.get(address, follow_redirects=True).text)
        assert found is not None
        return found[1]


class Compiled(BytecodeCache):
    """Templates that were compiled once: it takes longer than all the rest of a page."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a template from an earlier application of this run."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template for the next one."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


@cache
def hashed() -> str:
    """Return the hash of `PASSWORD`, made once: hashing is slow on purpose."""
    return passwords.hashed(PASSWORD)


def site(url: str, **settings: Any) -> Flask:
    """Return an application on this store; its templates were compiled by the first one."""
    app = create_app(Settings(home=NOWHERE, database_url=url, **settings))
    app.jinja_env.bytecode_cache = Compiled()
    return app


shared_site = cache(site)


class Desk:
    """The store, its application, and who may use it."""

    def __init__(self, url: str, *, app: Flask | None = None, **settings: Any) -> None:
        self.url = url
        self.app = app or site(url, **settings)
        self.engine: Engine = self.app.extensions["engine"]

    def account(self, role: Role, council: str = OWN) -> Account:
        """Return the account of a role in a council."""
        with reading(self.engine) as session:
            found = session.exec(select(Account).where(Account.login == login(role, council))).one()
            session.expunge_all()
            return found

    def actor(self, role: Role, council: str = OWN) -> Actor:
        """Return the account of a role as verbs take it."""
        account = self.account(role, council)
        return Actor(
            account.id or 0,
            account.council_id,
            account.name,
            frozenset({role}),
            account.organization_id,
        )

    def stranger(self) -> DeskBrowser:
        """Return a browser of somebody who is not signed in."""
        return DeskBrowser(self.app, self.app.response_class)

    def browser(self, role: Role, council: str = OWN) -> DeskBrowser:
        """Return a browser in which the account of a role has signed in."""
        browser = self.stranger()
        with writing(self.engine) as session:
            account = session.get_one(Account, self.account(role, council).id)
            browser.set_cookie(COOKIE, sign_ins.begin(session, account, at=clock.now()))
            session.commit()
        return browser

    def ask(self, question: Any) -> Any:
        """Return the rows of a question."""
        with reading(self.engine) as session:
            return session.exec(question).all()


@cache
def settled(stores: Stores) -> str:
    """Return the name of a store with two councils, each with minutes, a draft, its accounts.

    Made once and copied, since that takes a while.
    """
    name = "settled"
    engine = connect(stores.copy(name))
    with writing(engine) as session:
        for prefix in (OWN, OTHER):
            _settle(session, prefix)
        session.commit()
    engine.dispose()  # what lies in the WAL would not be copied
    return name


def login(role: Role, council: str = OWN) -> str:
    """Return the login of the account of a role."""
    return f"{role.value}.{council.lower()}"


def _settle(session: Session, prefix: str) -> None:
    told = document(proposal(1), prefix=prefix, **REGISTERS)
    take_in(session, [told], today=NOW.date(), at=NOW)
    council = session.exec(select(Council).where(Council.prefix == prefix)).one()
    body = session.exec(select(Organization).where(Organization.council_id == council.id)).first()
    assert body is not None
    session.add(
        Meeting(council_id=council.id or 0, title="پیش‌نویس", day=DAY, minutes=Minutes.DRAFT)
    )
    for role in ROLES:
        account = Account(
            council_id=council.id or 0,
            login=login(role, prefix),
            name=f"{role.value} ⁂",
            password_hash=hashed(),
            organization_id=body.id if role in FOR_BODIES else None,
            created_at=NOW,
        )
        session.add(account)
        session.flush()
        session.add(
            AccountRole(council_id=account.council_id, account_id=account.id or 0, role=role)
        )


REGISTERS = {
    "people": [
        {
            "name": "بنفشه رفیعی",
            "memberships": [{"organization": "خانهٔ سمن‌ها", "role": "رییس"}],
        }
    ],
    "attendance": [{"person": "بنفشه رفیعی", "organization": "خانهٔ سمن‌ها", "presence": "present"}],
}
