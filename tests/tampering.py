"""A store with a history, and somebody who changes it behind its back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from tests import drafting
from tests.everything import everything
from tests.factories import BY_HAND, DAY, NOW, TODAY, Content, document, published, raw
from tests.following import ASSIGNED, NGO, TOWN, S, asked, move, organization, raise_proposals
from tracker import exchange
from tracker.domain import organizations, retraction
from tracker.domain.organizations import Description
from tracker.exchange import chain
from tracker.models import Meeting
from tracker.models.accounts import Role
from tracker.models.events import EventKind
from tracker.models.organizations import Classification
from tracker.queries.documents import gathered
from tracker.store import schema

LATER = NOW + timedelta(hours=1)
LAST = NOW + timedelta(hours=2)
WEEK = DAY + timedelta(days=7)
B = "QDS-1404-02-13"  # corrected once, followed up before and since
GONE = "QDS-1404-02-20"  # taken back
REASON = "اشتباه تایپی"


def history(session: Session) -> None:
    """Fill an empty store: two councils, a meeting half hidden, one corrected, one taken back."""
    whole = everything()
    ours: Any = {"council": whole["council"]}
    published(session, exchange.read(raw(whole)))
    people = [{"name": "علی", "memberships": [{"organization": NGO, "role": "دبیر"}]}]
    said = [{"speaker": "علی", "text": "سخن"}, {"speaker": "مریم", "text": "سخن دیگر"}]
    more: Any = {"people": people, "statements": said, "agenda": ["گزارش"]}
    raised = raise_proposals(session, asked(1), asked(2), day=WEEK, **ours, **more)
    first, second = (row for row in raised if (row.code or "").startswith(B))
    council_id = first.council_id
    by = drafting.actor(session, council_id, S)
    chair = drafting.actor(session, council_id, Role.CHAIR, name="رئیس")
    told: dict[str, Any] = {"text": "رسید", "happened_on": TODAY}
    move(session, second, EventKind.COMMENT, by, at=LATER, **told)
    _correct(session)
    move(session, first, EventKind.COMMENT, by, at=LAST, **told)
    due = TODAY + timedelta(days=90)
    town: Any = {"decision": "ابلاغ شد", "organization": "شهرداری", "due_on": due}
    move(session, first, ASSIGNED, by, at=LAST, happened_on=TODAY, **town)
    body = organization(session, council_id, NGO)
    seen = Description(NGO, Classification.NGO, licence_number="۱۲")
    organizations.change(session, body, description=seen, **BY_HAND)
    published(session, document(asked(1), day=WEEK + timedelta(days=7), **ours))
    meeting = session.exec(select(Meeting).where(Meeting.code == GONE)).one()
    retraction.ask(session, meeting, reason="حکم دادگاه", by=by, at=NOW)
    retraction.confirm(session, meeting, by=chair, at=NOW)
    [other] = raise_proposals(session, asked(1), prefix="REY")
    body = organization(session, other.council_id, TOWN)
    seats = Description(TOWN, Classification.MUNICIPALITY, seats=9)
    organizations.change(session, body, description=seats, **BY_HAND)
    session.commit()


def _correct(session: Session) -> None:
    """Publish the second version of a meeting: one proposal reads otherwise."""
    stored = session.exec(select(Meeting).where(Meeting.code == B)).one()
    session.expire_all()
    told: Content = exchange.wire.plain(gathered(session, stored))
    told["proposals"][1]["text"] = "پیشنهاد دوم، درست نوشته"
    published(session, exchange.read(raw(told)), at=LATER, correct=REASON)


def unguarded(session: Session) -> None:
    """Take the rules away by which the database itself would refuse."""
    dialect = session.get_bind().dialect.name
    for name, rule in schema.guards(dialect).items():
        table = "" if dialect == "sqlite" else f" ON {rule.split(' ON ')[1].split()[0]}"
        _run(session, f"DROP TRIGGER {name}{table}")


def guarded(session: Session) -> None:
    """Put them back, as whoever hides what was done would."""
    dialect = session.get_bind().dialect.name
    for name, rule in schema.guards(dialect).items():
        _run(session, rule)
        if dialect != "sqlite":
            table = rule.split(" ON ")[1].split()[0]
            _run(session, f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")


def tamper(
    session: Session, *statements: str, then: Callable[[Session], None] = lambda _: None
) -> None:
    """Change the store behind its back, and leave its rules as they were."""
    unguarded(session)
    for statement in statements:
        _run(session, statement)
    then(session)
    guarded(session)
    session.expire_all()


def rehash(session: Session, slug: str = "rey") -> None:
    """Recompute a chain over what it says now: whoever can write may do so."""
    rows = session.connection().exec_driver_sql(ENTRIES.format(slug=slug)).all()
    prev = chain.BEGINNING
    for council_id, seq, at, actor, action, subject, salt, body in rows:
        link = chain.Link(slug, seq, at, actor, action, subject, chain.body_hash(salt, body), prev)
        before, prev = prev, link.hash()
        _run(
            session,
            f"UPDATE ledger_entry SET prev = '{before}', hash = '{prev}', "
            f"body_hash = '{link.body_hash}' WHERE council_id = {council_id} AND seq = {seq}",
        )


ENTRIES = """
SELECT e.council_id, e.seq, e.at, e.actor, e.action, e.subject, b.salt, b.body
FROM ledger_entry e JOIN ledger_body b ON b.council_id = e.council_id AND b.seq = e.seq
WHERE e.council_id = (SELECT id FROM council WHERE slug = '{slug}') ORDER BY e.seq
"""


def _run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(statement)
