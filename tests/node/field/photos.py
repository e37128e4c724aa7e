"""Photos of a telephone: sealed under a key of their report, named in its envelope, sent in pieces."""

import hashlib
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from saksama_node.observation.envelope import written
from tests.node.field.telephone import WHOLE, Telephone

KEY = os.urandom(32)
PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 800


def sealed(plain: bytes) -> bytes:
    nonce = os.urandom(12)
    return nonce + AESGCM(KEY).encrypt(nonce, plain, None)


def named(data: bytes, **more: Any) -> dict[str, Any]:
    sha256 = hashlib.sha256(data).hexdigest()
    return {"sha256": sha256, "size": len(data), "type": "image/jpeg", "category": "photo", **more}


def keyed(plains: dict[str, bytes]) -> dict[str, Any]:
    return {
        "annex_key": written(KEY),
        "plain": {sha256: hashlib.sha256(plain).hexdigest() for sha256, plain in plains.items()},
        "captions": dict.fromkeys(plains, "CONTOH"),
    }


def reported(telephone: Telephone, plain: bytes = PHOTO, number: str = "1") -> tuple[str, bytes]:
    """The address of a photo that a report names, and its bytes."""
    data = sealed(plain)
    one = named(data)
    body = telephone.sealed(WHOLE, number, annexes=[one], more=keyed({one["sha256"]: plain}))
    told = telephone.submit(body).json()
    assert (told["standing"], told["missing"]) == ("sent", [one["sha256"]])
    return f"/lapangan/api/annex/{one['sha256']}?report={told['report']}", data


def patch(telephone: Telephone, address: str, offset: int, piece: bytes) -> Any:
    return telephone.ask("PATCH", address, piece, **{"Upload-Offset": str(offset)})
