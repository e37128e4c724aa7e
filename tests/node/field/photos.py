"""Photos of a telephone: sealed under a key of their report, named in its envelope, sent in pieces."""

import hashlib
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from saksama_node.observation.envelope import written
from tests.node.field.telephone import Telephone

KEY = os.urandom(32)


def sealed(plain: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(KEY).encrypt(nonce, plain, None)


def named(data: bytes, **more: Any) -> dict[str, Any]:
    sha256 = hashlib.sha256(data).hexdigest()
    return {"sha256": sha256, "size": len(data), "type": "image/jpeg", "category": "photo", "words": "CONTOH", **more}


def keyed(plains: dict[str, bytes]) -> dict[str, Any]:
    return {
        "annex_key": written(KEY),
        "plain": {sha256: hashlib.sha256(plain).hexdigest() for sha256, plain in plains.items()},
    }


def patch(telephone: Telephone, address: str, offset: int, piece: bytes) -> Any:
    return telephone.ask("PATCH", address, piece, **{"Upload-Offset": str(offset)})
