"""Connections to a PostgreSQL server, which may end, be cut off or fall silent at any moment.

Nobody waits for it for long, and nobody must start anything again: what is broken is thrown away,
and the next request finds the server when it is back.
"""

from collections.abc import Generator
from typing import Any, TypeVar

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event

CONNECTIONS = 12  # as many as threads answer, and as many again: a line of the log has its own
LOCKS = "5s"  # until a writer gives up waiting for others, as on SQLite (engine.PRAGMAS)
STATEMENTS = "10s"  # until a statement is broken off where somebody waits for a page
IDLE = "60s"  # until a transaction ends whose server was cut off from the database
SILENCE = 15.0  # seconds until a server that says nothing counts as lost: more than STATEMENTS
GREETING = 3.0  # the same for a connection that lay idle and is asked whether it is still there
CONNECT = {
    "connect_timeout": 3,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
}
# The server, too, finds out within half a minute that we are gone, and gives our locks back.
SETTINGS = {
    "TimeZone": "UTC",
    "lock_timeout": LOCKS,
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
HURRIED = {"statement_timeout": STATEMENTS, "idle_in_transaction_session_timeout": IDLE}

Answer = TypeVar("Answer")


class Hurried(psycopg.Connection[Any]):
    """A connection that does not wait for ever: a cut network says nothing, and neither ends."""

    patience = GREETING

    def wait(
        self,
        gen: Generator[Any, Any, Answer],
        interval: float = 0.1,
        timeout: float | None = None,
    ) -> Answer:
        """Return what the server answers; leave one that says nothing."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout as error:
            self.pgconn.finish()
            raise psycopg.OperationalError("the server does not answer") from error


def engine(url: URL, *, hurried: bool) -> Engine:
    """Return an engine for this server; nothing is opened yet."""
    made = create_engine(
        url,
        connect_args=CONNECT,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=CONNECTIONS,
        pool_timeout=5,
    )
    settings = {**SETTINGS, **(HURRIED if hurried else {})}
    statement = "; ".join(f"SET {name} TO '{value}'" for name, value in settings.items())

    def connected(connection: psycopg.Connection[Any], _record: Any) -> None:
        connection.autocommit = True
        connection.execute(statement)
        connection.autocommit = False

    event.listen(made, "connect", connected)
    if hurried:
        event.listen(made, "do_connect", _connecting)
        event.listen(made, "begin", _begun)
        event.listen(made, "checkin", _idle)
    return made


def _connecting(
    _dialect: Any, _record: Any, arguments: list[Any], named: dict[str, Any]
) -> psycopg.Connection[Any]:
    return Hurried.connect(*arguments, **named)


def _begun(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.patience = SILENCE


def _idle(connection: Hurried | None, _record: Any) -> None:
    if connection is not None:  # it was thrown away
        connection.patience = GREETING
