"""Is the service up? For whoever watches it."""

from flask import Blueprint, Response

from tracker.domain.permissions import Action
from tracker.web import site
from tracker.web.permits import allows

pages = Blueprint("health", __name__)


@pages.get("/healthz")
@allows(Action.READ_PUBLISHED)
def show() -> Response:
    """Answer "ok" when the store does; where it does not, the error page is a 503."""
    site.only()
    return Response("ok\n", mimetype="text/plain", headers=[("Cache-Control", "no-store")])
