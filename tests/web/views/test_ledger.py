"""The page of the ledger, and the chains themselves."""

import json

from tests.browser import Browser
from tests.factories import content, document, proposal, raw
from tests.web.conftest import Fill, Sites
from tracker import exchange

HIDDEN = "ناگفته"


def test_the_page_tells_each_head_and_offers_each_chain(fill: Fill) -> None:
    browser = fill(document(proposal(1)), document(proposal(1), prefix="REY"))
    page = browser.page("/ledger")
    assert {"/ledger/qds.jsonl", "/ledger/rey.jsonl"} <= set(page.links)
    assert page.text.count("ردیف ۱:") == 2
    [program] = [link for link in page.links if link.endswith("check_ledger.py")]
    assert browser.get(program).text in browser.get("/ledger").text.replace("&#34;", '"').replace(
        "&#39;", "'"
    ).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_chain_is_a_file_of_lines_that_any_page_may_read(sites: Sites) -> None:
    answer = sites("seed").get("/ledger/qods.jsonl")
    assert answer.headers["Content-Type"] == "application/jsonl; charset=utf-8"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    [line] = [json.loads(text) for text in answer.text.splitlines()]
    assert (line["seq"], line["action"], line["subject"]) == (1, "published", "QDS-1404-02-06")
    again = sites("seed").get(
        "/ledger/qods.jsonl", headers={"If-None-Match": answer.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_council_that_is_not_known_has_no_chain(sites: Sites) -> None:
    assert sites("seed").get("/ledger/other.jsonl").status_code == 404


def test_what_is_hidden_stands_in_no_line(fill: Fill) -> None:
    secret = proposal(2, text=HIDDEN, public=False, proposers={"people": [HIDDEN]})
    whole = content(proposal(1), secret, people=[{"name": HIDDEN}])
    browser: Browser = fill(exchange.read(raw(whole)))
    answer = browser.get("/ledger/qds.jsonl").text
    assert HIDDEN not in answer
    assert [json.loads(line)["body"] for line in answer.splitlines()] == [None]
