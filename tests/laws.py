"""Laws of the house that no linter knows, read from source text (house.md, Held by a machine).

A law takes the text of a Python file and yields each breach as `line: what`.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence

MOST_LINES, MOST_IN_FUNCTION, MOST_IN_VIEW = 200, 40, 20
WRITES = frozenset(("add", "add_all", "commit", "delete", "flush", "merge"))
PERSIAN_LETTERS = re.compile(r"[\u0621-\u064a\u067e-\u06d3]")

MACRO = re.compile(r"{%-?\s*macro\s+(\w+)\(")
NAMED = re.compile(r"{%-?\s*(?:extends|include|from|import)\s+[\"']([^\"']+)[\"']")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def writes(source: str) -> Iterator[str]:
    """Yield calls that change the store through a session."""
    for call in _calls(source):
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES:
            receiver = ast.unparse(call.func.value)
            if receiver.rpartition(".")[2].endswith("session"):
                yield f"{call.lineno}: {receiver}.{call.func.attr}()"


def commits(source: str) -> Iterator[str]:
    """Yield commits and rollbacks, whatever they are called on."""
    for call in _calls(source):
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("commit", "rollback"):
            yield f"{call.lineno}: {ast.unparse(call.func)}()"


def environment(source: str) -> Iterator[str]:
    """Yield where the environment is read."""
    for node in ast.walk(ast.parse(source)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else []
        if isinstance(node, ast.Attribute):
            names = [node.attr]
        for name in names:
            if name in ("environ", "environb", "getenv", "getenvb"):
                yield f"{getattr(node, 'lineno', 0)}: {name}"


def persian(source: str) -> Iterator[str]:
    """Yield strings with Persian letters; what explains the code is for its readers."""
    tree = ast.parse(source)
    explained = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in explained:
            continue
        if isinstance(node.value, str) and PERSIAN_LETTERS.search(node.value):
            yield f"{node.lineno}: {node.value!r}"


def length(source: str, most: int = MOST_LINES) -> Iterator[str]:
    """Yield how long a file is that is too long."""
    lines = source.count("\n")
    if lines > most:
        yield f"{lines} lines"


def long_functions(source: str, most: int = MOST_IN_FUNCTION) -> Iterator[str]:
    """Yield functions with more lines than `most`, from `def` to their end."""
    for function in _functions(source):
        lines = (function.end_lineno or 0) - function.lineno + 1
        if lines > most:
            yield f"{function.lineno}: {function.name}() has {lines} lines"


def undocumented(source: str) -> Iterator[str]:
    """Yield the module, classes and functions for others that do not say what they are."""
    tree = ast.parse(source)
    if not ast.get_docstring(tree):
        yield "1: the module"
    for node in _named(tree.body):
        if not (node.name.startswith("_") or ast.get_docstring(node) or _is_stub(node)):
            yield f"{node.lineno}: {node.name}"


def _named(body: Sequence[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    """Yield what others can name: functions and classes, and what stands in these classes."""
    for node in body:
        if isinstance(node, Function | ast.ClassDef):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from _named(node.body)


def _is_stub(node: Function | ast.ClassDef) -> bool:
    """Tell whether it only names a shape: `def status(self) -> Status: ...`."""
    return len(node.body) == 1 and ast.unparse(node.body[0]) == "..."


def does_something(source: str) -> bool:
    """Tell whether a file has a function or method, and so wants a test of its own."""
    return any(_functions(source))


def unused_macros(templates: Mapping[str, str]) -> list[str]:
    """Return the macros that these templates define and never call."""
    defined = sorted(name for text in templates.values() for name in MACRO.findall(text))
    rest = MACRO.sub("", "\n".join(templates.values()))
    return [name for name in defined if not re.search(rf"\b{name}\(", rest)]


def unshown(templates: Mapping[str, str], code: str) -> list[str]:
    """Return the templates that neither another one nor the code names."""
    named = {name for text in templates.values() for name in NAMED.findall(text)}
    return [name for name in templates if name not in named and f'"{name}"' not in code]


def _calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def _functions(source: str) -> Iterator[Function]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, Function))
