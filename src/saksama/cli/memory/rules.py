"""By which rules a memory was made: every file of this very program.

Rules kept here: a memory of another version, or of one that was changed, is not used.
Left to others: what a report says of its rules (report).
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import saksama

_NO_RULES: Final = frozenset({"cli", "__pycache__"})
_RULES: Final = (".py", ".toml", ".csv", ".json")


def rules_digest() -> str:
    """SHA-256 over the names and bytes of the library's files, without the command line's."""
    top = Path(saksama.__file__).parent
    digest = hashlib.sha256()
    for name in sorted(_files(str(top), "")):
        data = (top / name).read_bytes()
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _files(folder: str, inside: str) -> Iterator[str]:
    """Names of the files of rules below a folder."""
    with os.scandir(folder) as held:
        for each in held:
            if each.name.endswith(_RULES):
                yield inside + each.name
            elif each.name not in _NO_RULES and each.is_dir():
                yield from _files(each.path, f"{inside}{each.name}/")
