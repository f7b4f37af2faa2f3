"""What each status and each mark means."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.domain.permissions import Action
from tracker.models.events import Certainty
from tracker.models.marks import MarkKind
from tracker.models.proposals import Status
from tracker.web.permits import allows

pages = Blueprint("statuses", __name__)


@pages.get("/statuses")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show all statuses, marks and degrees of certainty."""
    return render_template(
        "statuses/list.html", statuses=Status, kinds=MarkKind, certainties=Certainty
    )
