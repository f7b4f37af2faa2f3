"""One table of ratios, each measured in one run, its target beside it: `make bench`.

    python -m tests.bench [--huge]

Stores are made anew: of one council and of ten with 10,000 proposals, and a large one of 100
councils with 100,000 (`--huge`: 1,400 with 1,500,000, which takes hours).
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.bench import imports, pages, searches, verifying
from tests.bench.store import fill
from tests.bench.timing import ratio

SMALL, LARGE, HUGE = 10_000, (100, 100_000), (1_400, 1_500_000)


class Figure(NamedTuple):
    """Something measured, and what it should be."""

    what: str
    found: float
    target: str


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--huge", action="store_true", help="a country instead of a province")
    asked.add_argument("--proposals", type=int, help="of the large store, to try things out")
    told = asked.parse_args()
    councils, proposals = HUGE if told.huge else LARGE
    with TemporaryDirectory() as home:
        one, ten, large = (f"sqlite:///{Path(home) / name}.db" for name in ("one", "ten", "large"))
        small = min(SMALL, told.proposals or SMALL)
        fill(one, 1, small, 1)
        fill(ten, 10, small, 1)
        fill(large, councils, told.proposals or proposals, 1)
        for figure in figures(one, ten, large):
            print(f"{figure.what:<62} {figure.found:>10.2f}   {figure.target}", flush=True)  # noqa: T201


def figures(one: str, ten: str, large: str) -> Iterator[Figure]:
    """Yield what is measured on three stores."""
    of = {url: pages.page(pages.anew(url), pages.LIST) for url in (one, ten, large)}
    yield Figure("list page, large / small store", ratio(of[large], of[ten]), "<= 1.15")
    yield Figure("list page, 1 council / 10 councils", ratio(of[one], of[ten]), "<= 1.15")
    yield Figure("last keyset page / first", pages.last_to_first(large), "<= 1.15")
    told = pages.whole_to_constant(pages.anew(large), large)
    yield Figure("list page made anew, requests / the same from a constant", told, ">= 0.65")
    told = pages.whole_to_constant(pages.client(large), large)
    yield Figure("list page as it is served, requests / from a constant", told, ">= 0.65")
    yield Figure("query layer / driver alone", pages.layer_to_driver(large), "<= 2.5")
    yield Figure("304, requests / bare hello", pages.unchanged_to_hello(large), ">= 0.75")
    yield Figure("search page / list page, common word", searches.to_list(large), "<= 1.25")
    yield Figure("search page, common / rare word", searches.common_to_rare(large), "<= 1.5")
    yield Figure(
        "filtered search / join plan, common word", searches.facet_to_join(large), "<= 0.05"
    )
    rate, share = imports.speed()
    yield Figure("import with ledger and search, documents a second", rate, ">= 500")
    yield Figure("the same / bare executemany of the records", share, ">= 0.08")
    rate, memory, rows = verifying.told(large)
    yield Figure("verify, rows a second", rate, ">= 100000")
    most = 80 + 8 * rows / 1_000_000
    yield Figure("verify, megabytes", memory, f"<= {most:.0f} (80 and 8 bytes a record)")


if __name__ == "__main__":
    main()
