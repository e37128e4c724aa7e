"""By which rules a memory was made: every file of this very program.

Rules kept here: a memory of another version, or of one that was changed, is not used.
Left to others: what a report says of its rules (report).
"""

import hashlib
from pathlib import Path

import saksama

_NO_RULES = {"cli", "__pycache__"}


def rules_digest() -> str:
    """SHA-256 over the names and bytes of the library's files, without the command line's."""
    top = Path(saksama.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(top.rglob("*")):
        name = path.relative_to(top)
        if path.suffix in {".py", ".toml", ".csv", ".json"} and not _NO_RULES & set(name.parts):
            data = path.read_bytes()
            digest.update(f"{name.as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()
