"""Style, font and icon, at addresses that change with them: cached for a year, never stale."""

import hashlib
from pathlib import Path

from flask import Flask, Response, current_app, send_from_directory, url_for

from tracker.domain.permissions import Action
from tracker.web.permits import allows

FOLDER = Path(__file__).parent / "static"
YEAR = 365 * 24 * 60 * 60


def digest() -> str:
    """Return a hash of all files: one for all, since the style names the font beside it."""
    seen = hashlib.sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()[:12]


def init_app(app: Flask) -> None:
    """Serve the files, and let templates name them."""
    app.extensions["digest"] = digest()
    app.add_url_rule("/static/<digest>/<path:filename>", "static", file)
    app.add_template_global(asset)


def asset(filename: str) -> str:
    """Return the address of a file."""
    return url_for("static", digest=current_app.extensions["digest"], filename=filename)


@allows(Action.READ_PUBLISHED)
def file(digest: str, filename: str) -> Response:
    """Send a file. A page of yesterday that asks by an old address gets today's, for now."""
    response = send_from_directory(FOLDER, filename, etag=False)
    if digest == current_app.extensions["digest"]:
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
