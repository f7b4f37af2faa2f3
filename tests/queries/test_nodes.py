"""Rows become nodes of a document: of JSON's own types, without what goes without saying."""

from sqlmodel import Session

from tests.everything import ATTENDANCE, everything
from tests.factories import published, raw
from tracker import exchange
from tracker.exchange.document import Attendance as Shape
from tracker.models import AgendaItem, Attendance
from tracker.queries.nodes import read

LINKS = ("meeting_id", "position", "group_text")


def test_rows_are_told_by_what_they_belong_to_and_in_order(either: Session) -> None:
    published(either, exchange.read(raw(everything())))
    found = read(either, Attendance, Shape, LINKS, order="position", of=[1, 2])
    assert list(found) == [1]
    nodes = [row.node | ({"group": row.links[2]} if row.links[2] else {}) for row in found[1]]
    assert nodes == ATTENDANCE
    assert [row.links[:2] for row in found[1]] == [(1, 1), (1, 2), (1, 3)]


def test_a_row_without_a_shape_has_only_its_links(session: Session) -> None:
    published(session, exchange.read(raw(everything())))
    found = read(session, AgendaItem, None, ("meeting_id", "text"), order="position", of={1})
    assert [row.node for row in found[1]] == [{}, {}]
    assert [row.links[1] for row in found[1]] == everything()["agenda"]


def test_of_nothing_nothing_is_asked(session: Session) -> None:
    assert read(session, AgendaItem, None, ("meeting_id",), order="id", of=()) == {}
