"""A store in which a few meetings were published, for what one check alone sees."""

import pytest
from sqlmodel import Session

from tests.tampering import history


@pytest.fixture
def told(session: Session) -> Session:
    """Return a session on a store with a history; the first council is `qds`."""
    history(session)
    return session
