"""Whatever an address holds, the answer is a page: never an error of ours (proofs.md, Figures)."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser import Browser

FILTERS = ("q", "status", "organization", "from", "to", "after", "year")
LISTS = ("/", "/proposals", "/meetings")

# One for each kind of trouble that a parameter has made somewhere.
BAD = (
    "", " ", "\0", "\ufeff", "x" * 5000, "۹" * 400, "9" * 400, "-1", "1e9", "0x10", "1.5", "NaN",
    "'", '"', "%", "%00", "\\", "*", "NEAR(", "a AND", "AND OR NOT", '"a', "a*", "^a", "words:a",
    "-a", "a:b", "{{7*7}}", "%s", "{0}", "<script>", "../../etc/passwd", "\u202e", "\u200c" * 300,
    "9999-99-99", "۱۴۰۴/۱۳/۴۰", "1404/02/06", "0000-00-00", "+99999999999999999999",
    "MTc0NTYyMjAwMDAwMDAwMC4x", "MC4w", "LTEuLTE", "2025-04-26.7", "2025-04-26.999999999999999999",
    "QDS-1404-02-06-016", "QDS", "qds14040206016", "۱۴۰۴۰۲۰۶۰۱۶", "14040206017", "99999999999",
    "recorded", "overdue", "None", "null", "True", "٤", "߄", "४", "²", "Ⅳ", "￡", "𝟒", "👩‍👩‍👧‍👦",
)  # fmt: skip


@pytest.mark.parametrize("value", BAD)
def test_no_value_of_a_filter_breaks_a_list(seeded: Browser, value: str) -> None:
    queries = [(address, dict.fromkeys(FILTERS, value)) for address in LISTS]
    queries += [("/proposals", {"q": value}), ("/proposals", dict.fromkeys(FILTERS[1:], value))]
    for address, query in queries:
        status = seeded.get(address, query_string=query).status_code
        assert status in (200, 303), f"{address} {query}: {status}"


@pytest.mark.parametrize("value", BAD)
def test_no_code_breaks_the_page_of_a_record(seeded: Browser, value: str) -> None:
    for begin, end in (("/p/", ""), ("/m/", ""), ("/m/", ".json"), ("/static/", "/x"), ("/", "")):
        answer = seeded.get(begin + quote(value, safe="") + end)
        assert answer.status_code in (200, 301, 303, 308, 400, 404), answer.request.path


@pytest.mark.parametrize(
    "query",
    [
        "q=a&q=b",
        "q[]=a&status[]=open",
        "q[a]=b",
        "q=%ff%fe",
        "status=%c0%80",
        "&&&=&=x",
        "q",
        "from=1404/01/01&to=1403/01/01",
        "organization=1&organization=2",
        "after=MTc0NTYyMjAwMDAwMDAwMC4x&q=x&status=open&from=x&to=y",
        "&".join(f"p{number}=x" for number in range(2000)),
    ],
)
def test_no_query_string_breaks_a_list(seeded: Browser, query: str) -> None:
    for address in LISTS:
        assert seeded.get(f"{address}?{query}").status_code in (200, 303)


@settings(
    max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    address=st.sampled_from(LISTS),
    values=st.dictionaries(st.sampled_from(FILTERS), st.text(max_size=80), max_size=3),
)
def test_no_text_at_all_breaks_a_list(
    seeded: Browser, address: str, values: dict[str, str]
) -> None:
    assert seeded.get(address, query_string=values).status_code in (200, 303)


@settings(
    max_examples=60, deadline=2000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(path=st.text(max_size=60))
def test_no_path_at_all_breaks_the_house(seeded: Browser, path: str) -> None:
    answer = seeded.get("/p/" + quote(path, safe=""))
    assert answer.status_code in (200, 301, 308, 404)
