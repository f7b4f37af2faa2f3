"""Which texts anybody may find; of what is hidden, none."""

import pytest
from sqlmodel import Session

from tests import stories
from tests.everything import everything
from tests.factories import document, meeting, proposal, published, raw
from tracker import exchange
from tracker.models.search import Kind
from tracker.queries.findable import entries


def texts(session: Session, kind: Kind) -> list[list[str]]:
    return [list(entry.texts) for entry in entries(session, kind, range(1, 500))]


def test_every_kind_has_the_texts_that_its_page_shows(either: Session) -> None:
    published(either, exchange.read(raw(everything())))
    told = {kind: texts(either, kind) for kind in Kind}
    assert all(told.values())
    joined = {kind: "\n".join(map("\n".join, several)) for kind, several in told.items()}
    content = everything()
    assert content["proposals"][0]["text"] in joined[Kind.PROPOSAL]
    assert all(row["text"] in joined[Kind.STATEMENT] for row in content["statements"])
    assert all(item in joined[Kind.MEETING] for item in content["agenda"])


def test_nothing_of_a_closed_session_but_its_body_and_what_was_ticked(either: Session) -> None:
    hidden = {
        "statements": [{"text": "رازگو", "speaker": "رازدار"}],
        "agenda": ["رازنامه"],
        "attendance": [{"person": "رازدان", "presence": "present"}],
        "people": [{"name": "رازمند", "memberships": [{"organization": "رازخانه", "role": "x"}]}],
    }
    told = meeting(kind="closed", title="رازواره", body="شورای شهر", place="رازکده", chair="رازبان")
    ticked = proposal(2, text="آشکار", public=True, statement=1, source_sentence="رازسخن")
    published(either, document(proposal(1, text="رازپیش"), ticked, meeting=told, **hidden))
    every = [text for kind in Kind for one in texts(either, kind) for text in one]
    assert every == ["شورای شهر", "شورای شهر", "qds14040206".upper(), "آشکار", every[-1]]
    assert not [text for text in every if "راز" in text]


def test_what_was_taken_back_or_struck_is_no_longer_told(session: Session) -> None:
    published(session, stories.closed(), stories.lives())
    session.connection().exec_driver_sql("UPDATE proposal SET public = false")
    assert texts(session, Kind.PROPOSAL) == []


@pytest.mark.parametrize("kind", Kind)
def test_nobody_asked_for_is_nobody_told(session: Session, kind: Kind) -> None:
    assert list(entries(session, kind, [])) == []
