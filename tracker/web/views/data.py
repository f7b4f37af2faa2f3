"""The record as data: what a meeting's document is, and its schema."""

import json
from functools import cache

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from tracker import exchange
from tracker.domain.permissions import Action
from tracker.queries import meetings
from tracker.web.headers import OPEN
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("data", __name__)


@cache
def _schema() -> str:
    return json.dumps(exchange.schema(), ensure_ascii=False, indent=2) + "\n"


@pages.get("/data")
@allows(Action.READ_PUBLISHED)
def show() -> ResponseReturnValue:
    """Explain the document, with the latest meeting as an example."""
    latest = next(iter(meetings.latest(session(), 1)), None)
    return render_template("data/show.html", schema=_schema(), meeting=latest)


@pages.get("/data/civic-meeting-1.schema.json")
@allows(Action.READ_PUBLISHED)
def schema() -> ResponseReturnValue:
    """Serve the JSON Schema of the document."""
    return Response(_schema(), content_type="application/schema+json; charset=utf-8", headers=OPEN)
