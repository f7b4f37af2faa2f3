"""The ledger: where each chain ends, how anybody can check it, and the chains themselves."""

from functools import partial

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.permissions import Action
from tracker.export import ledger as export
from tracker.queries import ledger
from tracker.web import assets, downloads, site
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("ledger", __name__)

CHECKER = "check_ledger.py"


@pages.get("/ledger")
@allows(Action.READ_PUBLISHED)
def show() -> ResponseReturnValue:
    """Show the head of each chain, and how to check one."""
    program = assets.files()[CHECKER].decode()
    heads = ledger.heads(session())
    return render_template("ledger/show.html", heads=heads, program=program, checker=CHECKER)


@pages.get("/ledger/<slug>.jsonl")
@allows(Action.READ_PUBLISHED)
def entries(slug: str) -> ResponseReturnValue:
    """Send a council's chain, one entry a line."""
    council = site.named(slug)
    write = partial(export.write, slug=slug, entries=ledger.entries(session(), council.id))
    return downloads.download(
        write, name=f"ledger-{slug}.jsonl", mimetype="application/jsonl; charset=utf-8"
    )
