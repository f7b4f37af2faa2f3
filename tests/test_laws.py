"""Each law of the house is red for what it forbids, and for nothing else."""

from collections.abc import Callable, Iterator

import pytest

from tests import laws

LONG = "def f():\n" + "    pass\n" * 40

# The law, what breaks it, and what it says.
PLANTED = [
    (laws.writes, "def f(s):\n    s.session.add(1)", "2: s.session.add()"),
    (laws.writes, "session.commit()", "1: session.commit()"),
    (laws.writes, "db_session.flush()", "1: db_session.flush()"),
    (laws.commits, "with a as b:\n    b.commit()", "2: b.commit()"),
    (laws.commits, "engine.connect().rollback()", "1: engine.connect().rollback()"),
    (laws.environment, "import os\nos.environ['HOME']", "2: environ"),
    (laws.environment, "import os\nos.getenv('HOME')", "2: getenv"),
    (laws.environment, "from os import environ", "1: environ"),
    (laws.persian, 'f(x, word="سلام")', "1: 'سلام'"),
    (laws.persian, 'f"{x} روز"', "1: ' روز'"),
    (laws.length, "\n" * 201, "201 lines"),
    (laws.long_functions, LONG, "1: f() has 41 lines"),
    (laws.undocumented, "x = 1", "1: the module"),
    (laws.undocumented, '"""M."""\ndef f():\n    pass', "2: f"),
    (laws.undocumented, '"""M."""\nclass C:\n    """C."""\n    def f(self):\n        pass', "4: f"),
]
SOUND = [
    (laws.writes, "seen.add(1); session.exec(q)"),
    (laws.commits, "session.exec(q); committed()"),
    (laws.environment, "import os\nos.urandom(2)"),
    (laws.persian, '"""Return «شنبه»."""\nx = "، »"  # سلام'),
    (laws.length, "\n" * 200),
    (laws.long_functions, LONG.removesuffix("    pass\n")),
    (laws.undocumented, '"""M."""\ndef _f():\n    pass'),
    (laws.undocumented, '"""M."""\ndef f():\n    """F."""\n    def inner():\n        pass'),
    (laws.undocumented, '"""M."""\nclass P(Protocol):\n    """P."""\n    def f(self) -> int: ...'),
]

Law = Callable[[str], Iterator[str]]


@pytest.mark.parametrize(("law", "source", "breach"), PLANTED)
def test_a_law_sees_what_breaks_it(law: Law, source: str, breach: str) -> None:
    assert list(law(source)) == [breach]


@pytest.mark.parametrize(("law", "source"), SOUND)
def test_a_law_lets_pass_what_keeps_it(law: Law, source: str) -> None:
    assert list(law(source)) == []


def test_a_macro_that_nobody_calls_is_seen() -> None:
    kit = "{% macro tag(x) %}{% endmacro %}{%- macro mark(x) %}{{ tag(x) }}{% endmacro %}"
    assert laws.unused_macros({"kit": kit, "page": "{{ bookmark() }}"}) == ["mark"]


def test_a_template_that_nobody_shows_is_seen() -> None:
    every = {
        "base": "",
        "page": '{% extends "base" %}',
        "lost": '{%- import "kit" as kit %}',
        "kit": "",
    }
    assert laws.unshown(every, 'render_template("page")') == ["lost"]


def test_a_file_that_only_declares_does_nothing() -> None:
    assert laws.does_something("class Table:\n    name: str\nWORDS = {}\n") is False
    assert laws.does_something("class Table:\n    def name(self): ...\n") is True
