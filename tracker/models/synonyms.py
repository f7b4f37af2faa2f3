"""Words that mean the same: edited at the desk, asked for by every search."""

from sqlalchemy import Text
from sqlmodel import Field

from tracker.models.base import STRICT, Row


class SynonymSet(Row, table=True):
    """Words of one meaning as somebody typed them, with «،» between them.

    The list is of the whole store: the public searches all its councils with one question.
    """

    __tablename__ = "synonym_set"
    __table_args__ = (STRICT,)

    words: str = Field(sa_type=Text)
