"""Compile the catalogues of words (*.po) to what gettext reads (*.mo).

Run by the build (hatchling finds the hook below: so wheels and editable installs carry the
words) and by make when a catalogue changed: `python tracker/web/translations/compile.py`.
"""

from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path(__file__).resolve().parent


class BadCatalogue(ValueError):
    """A translation that would fail when shown: its message says where and why."""


def compile_catalogue(source: Path) -> Path:
    """Write the .mo beside `source` and return its path; raise `BadCatalogue` for a bad one."""
    with source.open("rb") as opened:
        catalogue = read_po(opened, locale=source.parent.parent.name, abort_invalid=True)
    if faults := _faults(catalogue):
        raise BadCatalogue("\n".join(f"{source}:{fault}" for fault in faults))
    target = source.with_suffix(".mo")
    with target.open("wb") as opened:
        write_mo(opened, catalogue)
    return target


def compile_all(folder: Path) -> list[Path]:
    """Compile the catalogue of every language under `folder`; return what was written."""
    return [compile_catalogue(source) for source in sorted(folder.glob("*/LC_MESSAGES/*.po"))]


def _faults(catalogue: Catalog) -> list[str]:
    """Return the translations whose placeholders or plural forms are not the message's own."""
    return [
        f"{message.lineno}: {fault}" for message, faults in catalogue.check() for fault in faults
    ]


class CompileCatalogues(BuildHookInterface[Any]):
    """What hatchling runs before it packs a wheel or lays an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the catalogues of the tree that is being built."""
        compile_all(FOLDER)


if __name__ == "__main__":
    compile_all(FOLDER)
