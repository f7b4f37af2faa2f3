"""A throw-away PostgreSQL server for the tests that need a real one."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, NullPool, create_engine

from tracker.store.engine import connect

APT_LINE = "sudo apt-get install postgresql"
PATIENCE = 30  # seconds until the server must answer
VERSIONS = Path("/usr/lib/postgresql")  # /15/bin, /17/bin ...: Debian keeps them off the PATH
# A crash of the test machine may lose this data, and nobody listens to a network.
SETTINGS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]
SETTINGS += ["timezone=Asia/Tehran"]  # a server's own habits change nothing


@contextmanager
def cluster() -> Iterator[str]:
    """Start an empty server; yield its URL for SQLAlchemy; stop it and remove its files.

    Raises RuntimeError where PostgreSQL is missing or does not start: never a silent skip.
    """
    with created() as folder, running(folder):
        yield address(folder)


def address(folder: Path) -> str:
    """Return the URL of the server that runs on the cluster in `folder`."""
    return f"postgresql+psycopg://postgres@/postgres?host={folder}"


@contextmanager
def created() -> Iterator[Path]:
    """Yield a folder with an empty cluster on which no server runs yet; remove it."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path has 107 bytes
    if account := _account():
        shutil.chown(folder, account["user"], account["group"])
    try:
        _create(folder, account)
        yield folder
    finally:
        shutil.rmtree(folder)


def renew(cluster: URL, database: str, of: str = "template1") -> None:
    """Make a database anew, as a copy of another one that nobody has open."""
    server = create_engine(cluster, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {database} TEMPLATE {of} STRATEGY file_copy")


def renewed(cluster: URL, database: str) -> Engine:
    """Make an empty database anew; return its engine."""
    renew(cluster, database)
    return connect(cluster.set(database=database).render_as_string(hide_password=False))


def _account() -> dict[str, Any]:
    """Return for whom to run the programs, as subprocess takes it: root is refused by initdb."""
    if os.geteuid() != 0:
        return {}
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def _program(name: str) -> str:
    """Return the path of a program of the newest PostgreSQL that is here."""
    versions = VERSIONS.glob(f"*/bin/{name}")
    newest = max(
        versions, key=lambda path: float(path.parent.parent.name), default=shutil.which(name)
    )
    if newest is None:
        raise RuntimeError(f"PostgreSQL is missing ({name}). Install it with: {APT_LINE}")
    return str(newest)


def _create(folder: Path, account: dict[str, Any]) -> None:
    """Lay an empty cluster into `folder`/data."""
    command = [_program("initdb"), "--pgdata=data", "--username=postgres", "--auth=trust"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    command += ["--locale-provider=icu", "--icu-locale=fa"]  # an order that is not that of SQLite
    made = subprocess.run(command, cwd=folder, capture_output=True, text=True, **account)
    if made.returncode:
        raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """Run a server on the cluster in `folder` while the block runs."""
    account = _account()
    command = [_program("postgres"), "-D", "data", "-k", str(folder)]
    command += [word for setting in SETTINGS for word in ("-c", setting)]
    log = folder / "log"
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, **account) as server,
    ):
        try:
            _wait(server, folder, log)
            yield
        finally:
            server.send_signal(signal.SIGINT)  # at once: connections left open are cut


def _wait(server: subprocess.Popen[bytes], folder: Path, log: Path) -> None:
    """Return when the server answers; raise RuntimeError with its log when it does not."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
