"""Words that mean the same are looked for at each search; the index knows nothing of them."""

from sqlmodel import Session

from tests.factories import TODAY, document, proposal, published
from tracker.domain import synonyms
from tracker.queries import proposals
from tracker.queries.filters import Filters
from tracker.search.language import read
from tracker.search.synonyms import understood


def found(session: Session, typed: str) -> list[int]:
    rows = proposals.listed(session, Filters(words=typed), today=TODAY).rows
    return sorted(int(row.code[-3:-1]) for row in rows)


def test_each_word_of_a_set_finds_the_others_and_phrases_find_themselves(either: Session) -> None:
    texts = ("سمن‌ها", "سازمان‌های مردم‌نهاد", "NGO ها", "اعضای شورا", "عضو شورا")
    published(either, document(*(proposal(n, text=text) for n, text in enumerate(texts, 1))))
    for typed in ("سمن", "ngo", "سازمان مردم نهاد", "سازمان‌هاي مردم‌نهاد"):
        assert found(either, typed) == [1, 2, 3], typed
    assert found(either, "اعضا شورا") == found(either, "عضو شورا") == [4, 5]
    assert found(either, "«سمن»") == [1]
    assert found(either, "شورا -عضو") == [4]


def test_a_change_of_the_list_needs_no_new_index(session: Session) -> None:
    published(session, document(proposal(1, text="بوستان")))
    assert found(session, "باغستان") == []
    seen = synonyms.fingerprint(synonyms.written(session))
    synonyms.change(session, text="بوستان، باغستان", seen=seen)
    assert found(session, "باغستان") == [1]
    assert understood(session, read("«باغستان»")).terms[0].others == ()
