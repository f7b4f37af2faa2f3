"""Words that mean the same to the search, at the desk."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain import synonyms
from tracker.domain.permissions import Action
from tracker.web.forms.synonyms import SynonymForm
from tracker.web.permits import allows
from tracker.web.session import session

pages = Blueprint("desk_synonyms", __name__, url_prefix="/desk/synonyms")


@pages.route("", methods=["GET", "POST"])
@allows(Action.KEEP_SYNONYMS)
def edit() -> ResponseReturnValue:
    """Show the list and change it; a search knows it from then on."""
    now = synonyms.written(session())
    form = SynonymForm.of_request(sets=now, seen=synonyms.fingerprint(now))
    if request.method == "POST" and form.validate():
        with form.refusals():
            synonyms.change(session(), text=form.sets.data or "", seen=form.seen.data or "")
            return redirect(url_for("desk_synonyms.edit"), 303)
    return form.page("synonyms/edit.html", now=now if form.sets.data != now else None)
