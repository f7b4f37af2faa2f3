"""Pages and data, one file for each concept: they ask a question and show the answer."""

from flask import Flask

from tracker.web.views import data, health, home, meetings, proposals, statuses


def init_app(app: Flask) -> None:
    """Add every view."""
    for concept in (home, meetings, proposals, statuses, data, health):
        app.register_blueprint(concept.pages)
