"""The helper that starts a throw-away PostgreSQL."""

from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.engine import make_url

from tests import postgres


def test_a_throw_away_server_answers_and_leaves_nothing_behind() -> None:
    with postgres.cluster() as url:
        folder = Path(str(make_url(url).query["host"]))
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            assert connection.scalar(text("SELECT 1")) == 1
            assert connection.scalar(text("SHOW server_encoding")) == "UTF8"
    assert not folder.exists()


def test_a_machine_without_postgresql_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres, "VERSIONS", Path("/nowhere"))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RuntimeError, match=postgres.APT_LINE), postgres.cluster():
        pass
