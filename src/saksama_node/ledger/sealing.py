"""Sealing files with age: to this node's own key, or to another that the caller has.

Rules kept here:
  * The standard `age` program opens what is sealed here with the key that it was sealed to.
  * Plain bytes of a sealed file lie in a file without a name, and are read only once all of them verified.
Left to others: which files, under which names, when they go (the rooms).
"""

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyrage

from saksama.errors import WorldError
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import NEW
from saksama_node.settings.keyfiles import AGE


def identity() -> pyrage.x25519.Identity:
    """The node's age identity, which opens what is sealed to it."""
    # A standard age file may begin with comment lines.
    lines = (SETTINGS.data / AGE).read_text(encoding="ascii").splitlines()
    return pyrage.x25519.Identity.from_str(next(line for line in lines if line.startswith("AGE-SECRET-KEY-")))


def unsealed(path: Path, key: pyrage.x25519.Identity | None = None) -> BinaryIO:
    """The plain bytes of a sealed file, all of them verified, from their beginning. Raises OSError, DecryptError.

    `key`: what opens it, None: the node's own.
    """
    plain = _private_file(path.parent)
    try:
        with path.open("rb") as source:
            pyrage.decrypt_io(source, plain, [key or identity()])
    except BaseException:
        plain.close()
        raise
    plain.seek(0)
    return plain


def named(path: Path, missing: Callable[[str], WorldError]) -> bytes:
    """The plain bytes of a file that is called by their SHA-256.

    Raises what `missing` makes of that, where it is not there, does not open or holds something else.
    """
    try:
        with unsealed(path) as plain:
            data = plain.read()
    except (OSError, pyrage.DecryptError) as error:
        raise missing(path.stem) from error
    if hashlib.sha256(data).hexdigest() != path.stem:
        raise missing(path.stem)
    return data


def _private_file(folder: Path) -> BinaryIO:
    """A file without a name: it is gone with its handle, whatever happens."""
    path = folder / f"{NEW}{secrets.token_hex(12)}"
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    # A sweep may have been faster: the bytes need no name.
    path.unlink(missing_ok=True)
    return os.fdopen(handle, "w+b")
