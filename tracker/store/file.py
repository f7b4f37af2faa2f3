"""Connections to the very file that lies at the store's place, never to one that lay there.

An open connection goes on with a file that was moved away or deleted: what it then acknowledges is
lost with that file. And SQLite makes an empty store of a missing one, or stays with read-only
where a file could once only be read.
"""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ExceptionContext, event
from sqlalchemy.exc import DisconnectionError

from tracker.store.trouble import Trouble, trouble

LASTING = frozenset({Trouble.READONLY, Trouble.GONE, Trouble.CORRUPT})


def watch(engine: Engine) -> None:
    """Let the engine open an existing file only, and leave it when it is no longer the store."""
    path = Path(engine.url.database or "").absolute()

    def connecting(
        _dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]
    ) -> None:
        arguments[0] = f"{path.as_uri()}?mode=rw"
        named["uri"] = True

    def connected(_connection: Any, record: Any) -> None:
        record.info["file"] = _identity(path)

    def wanted(_connection: Any, record: Any, _proxy: Any) -> None:
        if record.info["file"] != _identity(path):
            raise DisconnectionError("another file lies there now, or with other rights")

    event.listen(engine, "do_connect", connecting)
    event.listen(engine, "connect", connected)
    event.listen(engine, "checkout", wanted)
    event.listen(engine, "handle_error", _leave)


def _identity(path: Path) -> tuple[int, int, int] | None:
    """Return which file lies there, and its rights: SQLite asks for those when it opens it."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_mode


def _leave(context: ExceptionContext) -> None:
    """Close connections after an error that would last as long as they do."""
    if context.sqlalchemy_exception and trouble(context.sqlalchemy_exception) in LASTING:
        context.is_disconnect = True
