"""Where documents lie, and in which batches they go in."""

from pathlib import Path

from tests.factories import document
from tracker.cli.sources import Raw, Taken, batched, raw
from tracker.exchange.wire import LARGEST


def test_a_folder_gives_its_documents_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_bytes(b"{}")
    (tmp_path / "a.ndjson").write_bytes(b"1\n \n3")
    (tmp_path / "c.md").write_bytes(b"nothing")
    assert list(raw([tmp_path])) == [
        Raw(f"{tmp_path}/a.ndjson:1", b"1\n"),
        Raw(f"{tmp_path}/a.ndjson:3", b"3"),
        Raw(f"{tmp_path}/b.json", b"{}"),
    ]


def test_of_an_endless_file_no_more_is_read_than_shows_that_it_is_too_large(
    tmp_path: Path,
) -> None:
    (tmp_path / "endless.json").write_bytes(b" " * (LARGEST + 10))
    (found,) = raw([tmp_path / "endless.json"])
    assert len(found.data) == LARGEST + 1


def test_no_code_stands_twice_in_one_batch() -> None:
    one, two = document(), document(sitting=2)
    taken = [Taken(str(place), one if place % 2 else two) for place in range(4)]
    assert list(batched(taken, 3)) == [taken[:2], taken[2:3], taken[3:]]


def test_what_a_file_is_called_may_be_written_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "A.JSON").write_bytes(b"{}")
    (tmp_path / "B.JsonL").write_bytes(b"1\n2")
    assert [found.data for found in raw([tmp_path])] == [b"{}", b"1\n", b"2"]
