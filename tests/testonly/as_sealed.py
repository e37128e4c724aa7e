"""What a row holds sealed, and the file that it opens, read from a disk as `casekeys.sealing` writes them."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from saksama_node.settings import keyfiles

ROW = 8
NONCE = 12


def opened_row(data: Path, owner: tuple[str, str, bytes], sealed: bytes, bound: str) -> Any:
    """What was sealed for this place. `data`: where `keys/` lies; `owner`: subject, use and wrapping of its key."""
    subject, use, wrapped = owner
    root = bytes.fromhex(keyfiles.read_line(data, keyfiles.CASES))
    key = _opened(root, wrapped, b"saksama/case-key/v1\0", f"{subject}\0{use}")
    return json.loads(_opened(key, sealed[ROW:], b"saksama/sealed/v1\0", bound))


def is_whole(place: Path, identity: str, sha256: str) -> bool:
    """Whether a sealed file is there and opens; what is in it is what was digested."""
    plain = io.BytesIO()
    try:
        with place.open("rb") as sealed:
            pyrage.decrypt_io(sealed, plain, [pyrage.x25519.Identity.from_str(identity)])
    except (OSError, pyrage.DecryptError):
        return False
    assert hashlib.sha256(plain.getvalue()).hexdigest() == sha256
    return True


def _opened(key: bytes, sealed: bytes, what: bytes, bound: str) -> bytes:
    return ChaCha20Poly1305(key).decrypt(sealed[:NONCE], sealed[NONCE:], what + bound.encode())
