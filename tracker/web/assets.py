"""Style, font and icon, at addresses that change with them: cached for a year, never stale."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, url_for

from tracker.domain.permissions import Action
from tracker.web import languages
from tracker.web.permits import allows

FOLDER = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
    ".py": "text/x-python",
}
YEAR = 365 * 24 * 60 * 60


@cache
def files() -> dict[str, bytes]:
    """Return what is served, by name; it is little, and changes only with the code."""
    return {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.is_file()}


@cache
def version() -> str:
    """Return a hash of all files: one for all, since the style names the font beside it."""
    seen = hashlib.sha256()
    for name, content in files().items():
        seen.update(name.encode() + content)
    return seen.hexdigest()[:12]


def init_app(app: Flask) -> None:
    """Serve the files, and let templates name them."""
    app.add_url_rule("/static/<of>/<name>", "static", file)
    app.add_template_global(asset)


def asset(name: str) -> str:
    """Return the address of a file: one in every language, so that it is fetched once."""
    return languages.moved(url_for("static", of=version(), name=name))


@allows(Action.READ_PUBLISHED)
def file(of: str, name: str) -> Response:
    """Send a file. A page of yesterday that asks by an old address gets today's, for now."""
    if name not in files():
        abort(404)
    response = Response(files()[name], mimetype=TYPES[Path(name).suffix])
    if of == version():
        response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response
