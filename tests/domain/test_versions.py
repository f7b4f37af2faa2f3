"""Each version of minutes is told to the ledger, and kept whole where the public saw less."""

from sqlmodel import Session

from tests.chains import told, version
from tests.everything import everything
from tests.factories import document, meeting, proposal, published, raw
from tests.tables import rows
from tracker import exchange
from tracker.exchange.wire import plain
from tracker.queries.documents import public

KEPT = "SELECT number, reason, sha256, body, seq FROM minutes_version ORDER BY number"


def test_what_everybody_sees_is_kept_once(session: Session) -> None:
    whole = document(proposal(1))
    published(session, whole)
    [(action, subject, body)] = told(session)
    assert (action, subject, body["version"]) == ("published", whole.code, 1)
    digest = exchange.digest(exchange.wire.compact(body["document"]))
    assert rows(session, KEPT) == [(1, None, digest, "", 1)]


def test_of_half_hidden_minutes_the_ledger_tells_what_is_public(session: Session) -> None:
    whole = exchange.read(raw(everything()))
    published(session, whole)
    assert version(session) == plain(public(whole))
    [(_, _, digest, body, _)] = rows(session, KEPT)
    assert (digest, body) == (exchange.sha256(whole), exchange.canonical(whole))


def test_the_next_version_tells_its_reason(session: Session) -> None:
    published(session, document(proposal(1)))
    published(session, document(proposal(1, text="درست")), correct="غلط تایپی")
    *_, (action, _, body) = told(session)
    assert (action, body["version"], body["reason"]) == ("corrected", 2, "غلط تایپی")


def test_versions_of_two_councils_go_into_two_chains(session: Session) -> None:
    published(session, document(proposal(1)), document(proposal(1), prefix="REY"))
    assert rows(session, "SELECT council_id, seq FROM ledger_entry") == [(1, 1), (2, 1)]


def test_proposals_are_told_in_the_order_of_their_numbers(session: Session) -> None:
    published(session, document(proposal(3), proposal(1), meeting=meeting(), struck=[5, 2]))
    told_so = version(session)
    assert [row["number"] for row in told_so["proposals"]] == [1, 3]
    assert told_so["struck"] == [2, 5]
