"""A test client that checks each answer it fetches, as a reader's browser never would.

Every page of HTML must pass `page_checks`, every answer must carry the headers of proofs.md: a test
that only looks for a word thereby proves that the rest of its page is sound too.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.markup import Page
from tests.page_checks import faults

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Each form has a token of its own: without them a page that was checked is known again.
TOKEN = re.compile(r"[0-9a-f]{16}\.[0-9a-f]{64}")
CHECKED: dict[int, list[str]] = {}
IN_STYLE = re.compile(r"url\([\"']?([^)\"']+)")
# What is behind these is for whoever has an account.
DOORS = ("/desk", "/admin", "/en/desk", "/en/admin")
MOST_PAGES = 2000  # a crawl that meets more has found a trap


class Faulty(AssertionError):
    """An answer that breaks a promise; the message names every one."""


class Browser(FlaskClient):
    """Flask's test client; whatever it fetches has been checked."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and return its answer; raise Faulty if the answer breaks a promise."""
        answer = super().open(*args, **kwargs)
        if found := [*header_faults(answer), *body_faults(answer)]:
            lines = "\n  ".join(found)
            raise Faulty(f"{answer.request.path} ({answer.status}):\n  {lines}")
        return answer

    def page(self, address: str, status: int = 200) -> Page:
        """Return the page at this address, which must answer with this status."""
        answer = self.get(address)
        assert answer.status_code == status, f"{address}: {answer.status}"
        return read(answer.text)

    def crawl(self, *starts: str) -> dict[str, TestResponse]:
        """Follow every link for everybody, from these addresses on; return the answers."""
        seen: dict[str, TestResponse] = {}
        waiting = list(starts)
        while waiting and len(seen) < MOST_PAGES:
            if (address := waiting.pop()) in seen:
                continue
            seen[address] = self.get(address)
            waiting.extend(_onward(address, seen[address]))
        return seen


@lru_cache(maxsize=256)
def read(html: str) -> Page:
    """Return the page of this HTML."""
    return Page(html)


def header_faults(answer: TestResponse) -> Iterator[str]:
    """Yield what an answer to a stranger lacks in its headers (proofs.md, Sessions, headers)."""
    policy = answer.headers.get("Content-Security-Policy", "")
    if dict(part.strip().split(" ", 1) for part in policy.split(";") if " " in part) != POLICY:
        yield f"Content-Security-Policy: {policy!r}"
    for name, value in HEADERS.items():
        if answer.headers.get(name) != value:
            yield f"{name}: {answer.headers.get(name)!r}"
    if answer.headers.get("Cross-Origin-Resource-Policy") not in ("same-origin", "cross-origin"):
        yield "no Cross-Origin-Resource-Policy"
    if not answer.headers.get("Cache-Control"):
        yield "no Cache-Control"
    if "Set-Cookie" in answer.headers:
        yield f"Set-Cookie: {answer.headers['Set-Cookie']!r}"
    if (
        answer.status_code == 200
        and answer.request.method == "GET"
        and not answer.headers.get("ETag")
    ):
        yield "no ETag"


def body_faults(answer: TestResponse) -> list[str]:
    """Return what is wrong with the page in an answer.

    Nobody reads the body of a redirect; a compressed page is the same as the plain one.
    """
    shown = answer.mimetype == "text/html" and answer.request.method != "HEAD"
    if not shown or 300 <= answer.status_code < 400 or "Content-Encoding" in answer.headers:
        return []
    return faults_of(answer.text)


def faults_of(html: str) -> list[str]:
    """Return everything that is wrong with this HTML."""
    known = hash(TOKEN.sub("", html))
    if known not in CHECKED:
        CHECKED[known] = faults(read(html))
    return CHECKED[known]


def _onward(address: str, answer: TestResponse) -> Iterator[str]:
    """Yield the addresses of this site to which an answer leads, or from which it takes a part."""
    found = [answer.location] if answer.location else []
    if answer.mimetype == "text/html" and not found:
        page = read(answer.text)
        found = [link.get("href", "") for link in page.all("a", "link") if link.get("href")]
    elif answer.mimetype == "text/css":
        found = IN_STYLE.findall(answer.text)
    for link in found:
        there = urlsplit(urljoin(f"http://localhost{address}", link))
        here = there.scheme in ("http", "https") and there.netloc == "localhost"
        if here and not there.path.startswith(DOORS):
            yield there.path + (f"?{there.query}" if there.query else "")
