"""What every answer says beside its body (proofs.md, Sessions, headers, limits)."""

from flask import Flask, Response, request

from tracker.web import permits

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# A change is seen at the next look; a repeat costs a 304.
PUBLIC = "public, no-cache"
# Pages that are asked for again on the way "back", too: a browser shows there what it has kept,
# whatever Cache-Control says, unless the answer might vary with anything.
NEVER_OLD = frozenset({"proposals.show"})
# What is for one person lies in no cache, the browser's own included.
PRIVATE = "no-store"
# Data that any page of any host may read: it is public, and no cookie goes with it.
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}


def init_app(app: Flask) -> None:
    """Add the headers to every answer of this application."""
    app.after_request(_complete)


def _complete(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if not permits.is_public() or "Set-Cookie" in response.headers:
        response.headers["Cache-Control"] = PRIVATE
        return response
    response.headers.setdefault("Cache-Control", PUBLIC)
    if request.endpoint in NEVER_OLD:
        response.vary.add("*")
    if response.status_code == 200 and request.method in ("GET", "HEAD"):
        # Weak: the same page may come compressed or not.
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response
