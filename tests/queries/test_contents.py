"""The records of many meetings at once are what their documents say."""

from sqlmodel import Session

from tests.everything import closed, everything
from tests.factories import DAY, Content, document, meeting, proposal, published, raw
from tracker import exchange
from tracker.exchange.completion import completed, ordered
from tracker.exchange.wire import plain
from tracker.queries.contents import records


def test_each_record_says_what_its_document_says_but_for_the_registers(either: Session) -> None:
    whole, day = everything(), DAY.replace(day=27)
    said: list[Content] = [{"text": "نخست"}, {"text": "دوم"}]
    second = meeting(day, starts_at="09:05")
    given = [
        exchange.read(raw(whole)),
        document(
            proposal(2),
            proposal(1, statement=2),
            council=whole["council"],
            day=day,
            meeting=second,
            statements=said,
        ),
    ]
    published(either, *given)
    told = [plain(ordered(completed(told))) for told in given]
    for content in told:
        content.pop("organizations", None)
        content.pop("people", None)
    assert [record.content for record in records(either, [1, 2]).values()] == told


def test_whom_the_rows_name_is_told_by_id_and_spelling(session: Session) -> None:
    published(session, document(attendance=[{"person": "علي", "organization": "شورا"}]))
    published(session, document(attendance=[{"person": "علی"}], day=DAY.replace(day=27),
                                meeting=meeting(DAY.replace(day=27))))  # fmt: skip
    found = records(session, [1, 2])
    assert [record.people for record in found.values()] == [{(1, "علي")}, {(1, "علی")}]
    assert found[1].bodies == {(1, "شورا")}


def test_of_a_closed_session_a_proposal_says_that_it_is_public(session: Session) -> None:
    published(session, exchange.read(raw(closed())))
    marks = [row.get("public") for row in records(session, [1])[1].content["proposals"]]
    assert marks == [True, None]
