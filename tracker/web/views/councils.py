"""The councils of a store that holds several: each leads to its own home page."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.permissions import Action
from tracker.queries import councils
from tracker.web.forms.councils import CouncilsForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("councils", __name__)


@pages.get("/councils")
@allows(Action.READ_PUBLISHED)
def listed() -> ResponseReturnValue:
    """Show the councils in alphabetical order, or those whose name has some words."""
    form = CouncilsForm(request.args)
    form.validate()
    found = councils.listed(session(), form.words, after=form.after.data or "")
    return render_template("councils/list.html", form=form, found=found)
