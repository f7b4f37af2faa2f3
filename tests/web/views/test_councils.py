"""Several councils in one store: a home for each, lists of one or of all, one place to choose."""

import pytest

from tests.browser import Browser
from tests.factories import council, document, proposal
from tests.markup import Page, text_of
from tests.web.conftest import Fill
from tests.web.test_every_page import queries

PLACES = ("کرج", "ری", "آمل")


@pytest.fixture(scope="module")
def three(fill: Fill) -> Browser:
    """Return a browser on a store of three councils, with one to three proposals."""
    return fill(
        *(
            document(
                *(proposal(n, text=f"{place} {n}") for n in range(1, count + 1)),
                prefix=prefix,
                council=council(prefix, name=f"شورای {place}"),
            )
            for count, (prefix, place) in enumerate(
                zip(("KRJ", "REY", "AML"), PLACES, strict=True), 1
            )
        )
    )


@pytest.fixture(scope="module")
def country(fill: Fill) -> Browser:
    """Return a browser on a store of sixty councils."""
    return fill(
        *(
            document(proposal(1), prefix=f"Q{chr(65 + number // 26)}{chr(65 + number % 26)}")
            for number in range(60)
        )
    )


def leads(page: Page, start: str) -> list[str]:
    """Return the links of the page that begin so."""
    return [link for link in page.links if link.startswith(start)]


def codes(page: Page) -> set[str]:
    """Return the prefixes of the proposals that a page names."""
    return {link[3:6] for link in leads(page, "/p/")}


def test_home_offers_the_councils_in_alphabetical_order(three: Browser) -> None:
    assert leads(three.page("/"), "/c/") == ["/c/aml", "/c/rey", "/c/krj"]


def test_each_council_has_a_home_of_its_own(three: Browser) -> None:
    page = three.page("/c/rey")
    assert page.title.endswith(" - شورای ری")
    assert codes(page) == {"REY"}
    assert text_of(next(page.classed("counts")[0].iter("b"))) == "۲"
    assert leads(page, "/m/") == ["/m/REY-1404-02-06"]


@pytest.mark.parametrize("start", ["/proposals", "/meetings", "/reports"])
def test_the_lists_of_a_council_hold_its_own_and_lead_to_its_own(
    three: Browser, start: str
) -> None:
    page = three.page(f"{start}?council=rey")
    assert page.title.endswith(" - شورای ری")
    assert codes(page) | {link[3:6] for link in leads(page, "/m/")} <= {"REY"}
    for section in ("/proposals", "/meetings", "/reports"):
        assert {"council=rey" in link for link in leads(page, section)} == {True}


def test_the_pages_of_a_council_never_lead_to_a_list_of_all(three: Browser) -> None:
    lists = [
        address
        for address in three.crawl("/c/rey")
        if address.startswith(("/proposals", "/meetings", "/reports", "/c/"))
    ]
    own = [address for address in lists if "council=rey" in address or address == "/c/rey"]
    assert len(own) > 10
    assert "/proposals?status=open&council=rey" in own


def test_a_search_stays_with_the_council(three: Browser) -> None:
    for address in ("/c/rey", "/proposals?council=rey"):
        fields = three.page(address).all("input", name="council", type="hidden")
        assert [field.get("value") for field in fields] == ["rey"]
    assert codes(three.page("/proposals?q=1&council=rey")) == {"REY"}


def test_lists_of_all_councils_say_so_and_lead_to_the_choice(three: Browser) -> None:
    for address in ("/proposals", "/meetings", "/reports", "/reports/1404/02"):
        page = three.page(address)
        assert "همهٔ شوراهای این دفتر" in page.text
        assert "/councils" in page.links
        assert "همهٔ شوراهای این دفتر" not in three.page(f"{address}?council=krj").text


def test_a_month_of_a_council_counts_its_own_alone(three: Browser) -> None:
    for slug, number in (("krj", "۱"), ("rey", "۲"), ("aml", "۳")):
        counts = three.page(f"/reports/1404/02?council={slug}").classed("counts")[0]
        assert text_of(next(counts.iter("b"))) == number
    files = leads(three.page("/reports/1404/02?council=rey"), "/reports/1404/02.")
    assert {"council=rey" in link for link in files} == {True}
    assert b"KRJ" not in three.get("/reports/1404/02.csv?council=rey").data


@pytest.mark.parametrize(
    "start",
    [
        "/c/",
        "/proposals?council=",
        "/meetings?council=",
        "/reports?council=",
        "/reports/1404/02?council=",
    ],
)
def test_a_council_that_there_is_not_is_not_found(three: Browser, start: str) -> None:
    assert three.get(f"{start}nowhere").status_code == 404


def test_codes_lead_to_their_record_whatever_council_one_reads(three: Browser) -> None:
    answer = three.get("/proposals", query_string={"q": "rey1404020601", "council": "krj"})
    assert answer.location.startswith("/p/REY-1404-02-06-01")


def test_councils_are_found_by_any_spelling_of_their_name(three: Browser) -> None:
    assert leads(three.page("/councils"), "/c/") == ["/c/aml", "/c/rey", "/c/krj"]
    assert leads(three.page("/councils?q=امل"), "/c/") == ["/c/aml"]
    assert leads(three.page("/councils?q=شوراي كرج"), "/c/") == ["/c/krj"]
    empty = three.page("/councils?q=تبریز")
    assert (leads(empty, "/c/"), leads(empty, "/councils")) == ([], ["/councils", "/councils"])
    assert "۲۰۰" in three.page(f"/councils?q={'ب' * 201}").text


def test_many_councils_stand_on_pages(country: Browser) -> None:
    seen, address = [], "/councils"
    while address:
        page = country.page(address)
        seen += leads(page, "/c/")
        address = next(iter(leads(page, "/councils?")), "")
    assert len(seen) == len(set(seen)) == 60
    assert len(leads(country.page("/"), "/c/")) == 8


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("/", 5),
        ("/c/qaa", 6),
        ("/councils", 2),
        ("/proposals?council=qaa", 5),
        ("/p/QAA-1404-02-06-016", 7),
    ],
)
def test_pages_ask_as_often_at_sixty_councils_as_at_three(
    country: Browser, address: str, count: int
) -> None:
    with queries(country) as asked:
        country.get(address)
    assert len(asked) == count


def test_one_council_needs_no_choice(seeded: Browser) -> None:
    page = seeded.page("/")
    assert (leads(page, "/c/"), leads(page, "/councils")) == ([], [])
    assert codes(seeded.page("/c/qods")) == codes(page)
    assert leads(seeded.page("/c/qods"), "/proposals?council") == []
