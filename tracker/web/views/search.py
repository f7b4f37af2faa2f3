"""Search in everything that is public."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from tracker.domain.permissions import Action
from tracker.search.language import MOST_WORDS
from tracker.web import addresses, finding
from tracker.web.forms.search import CHOICES, SearchForm
from tracker.web.permits import allows

pages = Blueprint("search", __name__)


@pages.get("/search")
@allows(Action.READ_PUBLISHED)
def found() -> ResponseReturnValue:
    """Show what answers a question; a code leads straight to its record."""
    form = SearchForm(request.args)
    form.validate()
    typed = form.q.data or ""
    if not form.words.data and addresses.known(typed) and (way := addresses.jump(typed)):
        return way
    return render_template(
        "search/show.html",
        form=form,
        choices=CHOICES,
        most_words=MOST_WORDS,
        **finding.answer(form),
    )
