"""What pybabel extracts from the command line: its messages, and the docstrings of commands.

A command's docstring is what --help says of it (`tracker.cli.spoken`).
"""

import ast
import io
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python

MAKES = ("command", "group")


def extract(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Any,
) -> Iterator[tuple[Any, ...]]:
    """Yield line, function, message and comments of each, as babel's methods do."""
    source = file.read()
    yield from extract_python(io.BytesIO(source), keywords, comment_tags, options)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and any(map(_makes, node.decorator_list)):
            yield node.lineno, None, ast.get_docstring(node), []


def _makes(decorator: ast.expr) -> bool:
    """Tell whether it makes a command: `@click.command(...)`, `@db.command()`."""
    made = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(made, ast.Attribute) and made.attr in MAKES
