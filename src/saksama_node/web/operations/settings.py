"""`saksama-node settings`: what is set, by the file or the environment; and to write the latter into the former.

Rules kept here:
  * A password is never shown; one that stands in the environment is not written either, as it is refused there.
  * The clock of a simulation is its environment's: it is written nowhere.
  * Where a setting is wrong nothing is written.
Left to others: the file (`settings.node_file`), what each setting is (`settings.node`).
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from saksama_node.settings import node_file
from saksama_node.settings.database import without_password
from saksama_node.settings.given import IDENTITY, Given
from saksama_node.settings.node import KEYS, load
from saksama_node.settings.node_file import NODE_FILE, variable
from saksama_node.web.operations.folder import close_folder

_NOT_WRITTEN: Final = frozenset({*IDENTITY, "url", "clock_offset", "clock_file"})
_WRITTEN = (
    "Ditulis ke {file}: {keys}. Sekarang hapus dari lingkungan (layanan, pewaktu, terminal): {names}.\n"
    "Written into {file}: {keys}. Now take out of the environment (service, timer, shell): {names}.\n"
)


def to_write(given: Given) -> dict[str, str]:
    """What the environment says otherwise than the file, as the file may keep it: a path is a whole one."""
    return {
        key: str(Path(words).absolute()) if key.endswith("_file") else words
        for key, words in given.overridden(KEYS).items()
        if key not in _NOT_WRITTEN
    }


def run(argv: list[str]) -> int:
    """Show them, or write them; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="saksama-node settings", description="Show what is set, and where; write the environment's into node.toml."
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="write what the environment sets into node.toml, where every command reads it",
    )
    options = parser.parse_args(argv)
    settings = load(os.environ)
    close_folder(settings)
    given = read_given(settings.data)
    if options.write:
        _write(settings.data, given)
    else:
        sys.stdout.write("".join(f"{line}\n" for line in _lines(given)))
    return 0


def read_given(data: Path) -> Given:
    """What the file in the folder and this process's environment say."""
    return Given(node_file.read(data, KEYS)[0], os.environ)


def _write(data: Path, given: Given) -> None:
    values = to_write(given)
    node_file.put(data, {**({} if "database_url" in given.file else {"database_url": ""}), **values})
    keys, names = ", ".join(values) or "-", ", ".join(variable(key) for key in values) or "-"
    sys.stdout.write(_WRITTEN.format(file=data / NODE_FILE, keys=keys, names=names))


def _lines(given: Given) -> list[str]:
    lines = []
    for key in KEYS:
        name, words = given.of(key)
        if words or key in given.file:
            shown = without_password(words) if key == "database_url" else words
            lines.append(f"{key} = {shown!r}  ({name if name == variable(key) else NODE_FILE})")
    return lines
