"""Questions about councils."""

from sqlmodel import Session

from tests.factories import council, document, published
from tracker.queries import councils
from tracker.queries.councils import CouncilRow


def test_an_empty_store_has_no_council(session: Session) -> None:
    assert councils.every(session) == []


def test_every_council_is_told_the_oldest_first(either: Session) -> None:
    first = document(prefix="REY", council=council("REY", heading="سربرگ"))
    published(either, first)
    published(either, document(prefix="QDS"))
    assert councils.every(either) == [
        CouncilRow(1, "rey", "شورای REY", "شهر REY", "REY", "سربرگ"),
        CouncilRow(2, "qds", "شورای QDS", "شهر QDS", "QDS", None),
    ]


def test_the_only_council_is_that_of_a_store_with_one(session: Session) -> None:
    assert councils.only(session) is None
    published(session, document(prefix="REY"))
    only = councils.only(session)
    assert only is not None
    assert only == councils.of_slug(session, "rey") == councils.of_id(session, only.id)
    published(session, document(prefix="QDS"))
    assert councils.only(session) is None
    assert councils.of_slug(session, "nowhere") is None


def test_councils_are_listed_by_the_persian_alphabet_page_by_page(either: Session) -> None:
    names = [f"شورای {letter}{number}" for letter in "کپآگ" for number in range(1, 9)]
    for place, name in enumerate(names):
        prefix = f"Q{chr(65 + place // 26)}{chr(65 + place % 26)}"
        published(either, document(prefix=prefix, council=council(prefix, name=name)))
    first = councils.listed(either)
    later = councils.listed(either, after=first.after or "")
    assert (len(first.rows), len(later.rows), later.after) == (25, 7, None)
    told = [row.name for row in (*first.rows, *later.rows)]
    assert told == [f"شورای {letter}{number}" for letter in "آپکگ" for number in range(1, 9)]


def test_a_council_is_found_by_its_name_or_its_short_name_in_any_spelling(session: Session) -> None:
    told = {"name": "شورای اسلامی شهر قدس", "short_name": "قلعه‌حسن‌خان"}
    published(session, document(council=council("QDS", **told)))
    found = {
        words: len(councils.listed(session, words).rows)
        for words in ("", "قدس", "شهر قدس", "شوراي اسلامی", "قلعه حسن خان", "ری")
    }
    assert found == {"": 1, "قدس": 1, "شهر قدس": 1, "شوراي اسلامی": 1, "قلعه حسن خان": 1, "ری": 0}
