"""Pages and data, one file for each concept: they ask a question and show the answer."""

from flask import Flask

from tracker.web.views import (
    accounts,
    councils,
    data,
    desk_home,
    desk_meetings,
    desk_minutes,
    desk_organizations,
    desk_people,
    desk_synonyms,
    follow_up,
    health,
    home,
    ledger,
    meetings,
    passwords,
    proposals,
    reports,
    search,
    security,
    sign_in,
    statuses,
)

CONCEPTS = (
    home,
    councils,
    search,
    meetings,
    proposals,
    reports,
    statuses,
    data,
    ledger,
    health,
    sign_in,
    passwords,
    accounts,
    security,
    follow_up,
    desk_home,
    desk_meetings,
    desk_minutes,
    desk_people,
    desk_organizations,
    desk_synonyms,
)


def init_app(app: Flask) -> None:
    """Add every view."""
    for concept in CONCEPTS:
        app.register_blueprint(concept.pages)
