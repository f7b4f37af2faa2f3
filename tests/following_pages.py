"""Proposals at every turn on a desk, and how a browser follows them up."""

import html
import re
from datetime import timedelta

from sqlmodel import col, select

from tests.browser import read
from tests.desk import Desk, DeskBrowser
from tests.factories import DAY, document, event, published, step
from tests.following import (
    ASSIGNED,
    BODIES,
    CLAIMED,
    DOING,
    NGO,
    RECORDED,
    REVIEW,
    TOWN,
    VERIFIED,
    WITHDRAWN,
    N,
    R,
    asked,
    organization,
    way_to,
)
from tracker.models import Account, Proposal, ProposalEvent
from tracker.store.engine import writing

SITTING = DAY + timedelta(days=7)
CODES = re.compile(r'name="step" value="(\w+)"')
SEEN = re.compile(r'name="seen" value="(\d+)"')
SENTENCE = re.compile(r'<p class="said">(.*?)</p>', re.DOTALL)
WAY = {
    "recorded": asked(1, *way_to(RECORDED), text="⁂ <b>یک</b>"),
    "under_review": asked(2, *way_to(REVIEW)),
    "assigned": asked(3, *way_to(ASSIGNED)),
    "in_progress": asked(4, *way_to(DOING)),
    "done_claimed": asked(5, *way_to(CLAIMED)),
    "disputed": asked(6, *way_to(CLAIMED), event("dispute")),
    "verified": asked(7, *way_to(VERIFIED)),
    "withdrawn": asked(8, *way_to(WITHDRAWN)),
    "hidden": asked(9, *way_to(ASSIGNED), public=False),
    "late": asked(10, step(RECORDED), step(ASSIGNED, due_on="2025-05-01")),
}


def fill(desk: Desk) -> Desk:
    """Return the desk with a proposal at every turn, an officer of the town's and an NGO's."""
    with writing(desk.engine) as session:
        published(session, document(*WAY.values(), day=SITTING, organizations=BODIES))
        for role, body in ((R, TOWN), (N, NGO)):
            account = session.get_one(Account, desk.account(role).id)
            account.organization_id = organization(session, account.council_id, body).id
            session.add(account)
        session.commit()
    return desk


def number(desk: Desk, name: str) -> int:
    """Return the id of the proposal of this name."""
    place = list(WAY).index(name) + 1
    found: list[int] = desk.ask(
        select(Proposal.id).where(
            Proposal.number == place, col(Proposal.code).startswith("QDS"),
            Proposal.raised_on == SITTING,
        )
    )  # fmt: skip
    return found[0]


def address(desk: Desk, name: str) -> str:
    return f"/desk/proposals/{number(desk, name)}/follow-up"


def offered(browser: DeskBrowser, place: str) -> list[str]:
    """Return the keys of the steps that the page offers."""
    answer = browser.get(place)
    assert answer.status_code == 200
    return CODES.findall(answer.text)


def sent(browser: DeskBrowser, place: str, key: str, **fields: str) -> dict[str, str]:
    """Return what a browser sends: the form of a step as it stands, with these fields typed."""
    page = browser.get(f"{place}?step={key}")
    assert page.status_code == 200, page.status
    tree = read(page.text)
    known = {
        field.get("name", ""): field.get("value", "")
        for field in tree.all("input")
        if field.get("name")
    }
    chosen = {
        choice.get("name", ""): option.get("value", "")
        for choice in tree.all("select")
        for option in choice.iter("option")
        if option.get("selected") is not None
    }
    return {**known, **chosen, "do": "save", **fields}


def lasts(desk: Desk, name: str) -> ProposalEvent:
    """Return the last event of a proposal."""
    found: list[ProposalEvent] = desk.ask(
        select(ProposalEvent)
        .where(ProposalEvent.proposal_id == number(desk, name))
        .order_by(col(ProposalEvent.id).desc())
    )
    return found[0]


def said(text: str) -> list[str]:
    """Return the plain sentences of a page."""
    return [html.unescape(re.sub("<[^>]+>", "", found)) for found in SENTENCE.findall(text)]
