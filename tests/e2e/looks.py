"""What a browser can tell of a page: requests, errors, sizes, findings of axe."""

from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
Rules = dict[str, str | list[str]]

PICTURES = Path(__file__).parent.parent / "pictures"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The dark scheme changes colours and nothing else: only they are looked at again.
RULES: dict[Scheme, Rules] = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
TARGET = 44  # px: what a thumb can hit
# A box or a dot is hit by its whole label.
SMALL_TARGETS = """least => [...document.querySelectorAll(
    'button, .btn, input:not([type=hidden]), select, summary, .nav a, .chips a, .brand')]
  .filter(each => each.checkVisibility())
  .filter(each => (/radio|checkbox/.test(each.type) && each.closest('label') || each)
    .getBoundingClientRect().height < least)
  .map(each => each.outerHTML.slice(0, 80))"""
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Watch:
    """What went wrong while a page was being shown."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.errors.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text))

    def foreign(self, site: str) -> list[str]:
        """Return what was asked of other hosts."""
        here = urlsplit(site).netloc
        return [url for url in self.requests if urlsplit(url).netloc != here]


def violations(page: Page, rules: Rules) -> list[str]:
    """Return what axe finds against these rules, by rule and element."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page for people to look at."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
