"""Files that are made at the question: on disk first, then sent piece by piece.

So a file of any length takes little memory, an error while it is made still gets its page, and
the same file is known again by its hash.
"""

import hashlib
from collections.abc import Callable, Iterator
from http import HTTPStatus
from io import SEEK_END
from tempfile import TemporaryFile
from typing import IO

from flask import Response, request

from tracker.web.headers import OPEN

PIECE = 64 * 1024


def download(write: Callable[[IO[bytes]], None], *, name: str, mimetype: str) -> Response:
    """Return the answer with the file that `write` writes, to be kept under this name."""
    file = TemporaryFile()  # noqa: SIM115  (closed when the answer was sent)
    try:
        write(file)
        length = file.seek(0, SEEK_END)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    answer = Response(_pieces(file), content_type=mimetype, headers=OPEN)
    answer.content_length = length
    answer.set_etag(digest, weak=True)
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    answer.call_on_close(file.close)
    answer.make_conditional(request)
    if request.method == "HEAD" or answer.status_code == HTTPStatus.NOT_MODIFIED:
        file.close()
    return answer


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece
