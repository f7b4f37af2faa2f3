"""Where a council's chain ends: on pages, and in the headers of data."""

from flask import Flask, g

from tracker.queries import ledger
from tracker.queries.ledger import Head
from tracker.web.session import session


def init_app(app: Flask) -> None:
    """Let templates ask for a head."""
    app.add_template_global(head, "chain_head")


def head(slug: str) -> Head | None:
    """Return the head of a council's chain, asked once; None where nothing was published."""
    known: dict[str, Head | None] = g.setdefault("chain_heads", {})
    if slug not in known:
        known[slug] = ledger.head_of(session(), slug)
    return known[slug]


def headers(slug: str) -> dict[str, str]:
    """Return what data about a council says of its chain: an anchor of `tracker verify`."""
    found = head(slug)
    return {"X-Ledger-Head": f"{slug}:{found}"} if found else {}
