"""Files that are made at the question and sent piece by piece."""

from typing import IO, Any

import pytest
from flask import Flask

from tracker.web import downloads

TEXT = b"0123456789" * 20_000


def write(file: IO[bytes]) -> None:
    """Write more than one piece."""
    file.write(TEXT)


def download(app: Flask, **request: Any) -> Any:
    """Return the answer to a request for a file."""
    with app.test_request_context("/", **request):
        return downloads.download(write, name="a.csv", mimetype="text/csv")


def test_a_file_comes_whole_in_pieces(app: Flask) -> None:
    answer = download(app)
    pieces = list(answer.response)
    assert b"".join(pieces) == TEXT
    assert [len(piece) for piece in pieces] == [65_536, 65_536, 65_536, 3_392]
    assert answer.content_length == len(TEXT)
    assert answer.headers["Content-Disposition"] == "attachment; filename=a.csv"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_file_that_is_known_is_not_sent_again(app: Flask) -> None:
    first = download(app)
    list(first.response)
    again = download(app, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_a_head_request_sends_nothing(app: Flask) -> None:
    answer = download(app, method="HEAD")
    assert answer.content_length == len(TEXT)
    with pytest.raises(ValueError, match="closed file"):
        list(answer.response)


def test_an_error_while_it_is_made_closes_the_file(app: Flask) -> None:
    files: list[IO[bytes]] = []

    def fail(file: IO[bytes]) -> None:
        files.append(file)
        raise RuntimeError("no room")

    with app.test_request_context("/"), pytest.raises(RuntimeError):
        downloads.download(fail, name="a.csv", mimetype="text/csv")
    assert files[0].closed


def test_closing_an_answer_that_nobody_read_closes_the_file(app: Flask) -> None:
    files: list[IO[bytes]] = []
    with app.test_request_context("/"):
        answer = downloads.download(files.append, name="a.csv", mimetype="text/csv")
    assert not files[0].closed
    answer.close()
    assert files[0].closed
