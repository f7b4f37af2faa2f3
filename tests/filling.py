"""Forms of a page, sent as a browser sends them: every field with what it holds, some changed."""

from typing import Any
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.browser import read
from tests.desk import DeskBrowser
from tests.markup import Page

Fields = dict[str, Any]


def fields(page: Page, action: str = "") -> Fields:
    """Return what the form with this action would send, without any button."""
    form = next(
        form
        for form in page.all("form")
        if form.get("method", "get") == "post"
        and (not action or form.get("action", "").endswith(action))
        and "sign-out" not in form.get("action", "")
    )
    found: Fields = {}
    for element in form.iter():
        if (name := element.get("name")) and (value := _value(element)) is not None:
            found[name] = value
    return found


def _value(element: Element) -> str | None:
    match element.tag:
        case "textarea":
            return (element.text or "").removeprefix("\n")
        case "select":
            options = list(element.iter("option"))
            chosen = [option for option in options if option.get("selected") is not None]
            return (chosen or options)[0].get("value", "")
        case "input" if element.get("type") in ("checkbox", "radio"):
            return element.get("value", "on") if element.get("checked") is not None else None
        case "input":
            return element.get("value", "")
    return None


def sent(browser: DeskBrowser, address: str, *, action: str = "", **changes: Any) -> TestResponse:
    """Open a page, change fields of its form (`says__1` is says-1), and send it.

    The form goes to its action, or where it stands.
    """
    page = browser.page(address)
    return again(browser, page, address, action=action, **changes)


def again(
    browser: DeskBrowser, page: Page, address: str, *, action: str = "", **changes: Any
) -> TestResponse:
    """Send the form of a page that was fetched before."""
    told = {name.replace("__", "-"): value for name, value in changes.items()}
    data = {**fields(page, action), **told}
    data = {name: value for name, value in data.items() if value is not None}
    return browser.post(action or address, data=data)


def shown(answer: TestResponse) -> Page:
    """Return the page of an answer."""
    return read(answer.text)
