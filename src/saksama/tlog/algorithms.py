"""The two signature algorithms: what exactly is signed, and how the signature's bytes lie.

Rules kept here:
  * Ed25519 (0x01) signs the note's text (signed-note, "Ed25519 signatures").
  * Ed25519 cosignatures (0x04) sign header, time and text, and carry the time in front
    (tlog-cosignature, "Ed25519 signed message").
  * A key id is SHA-256(name, newline, algorithm, public key), first four bytes, for both.
Left to others: keys and lines (note), which text may be cosigned (cosignature). ML-DSA-44 (0x06) is not built.
"""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from saksama.tlog.strict import MAX_SIZE

ED25519: Final = 0x01
COSIGNATURE_V1: Final = 0x04
ALGORITHMS: Final = frozenset({ED25519, COSIGNATURE_V1})

KEY_ID_SIZE: Final = 4
PUBLIC_SIZE: Final = 32
SEED_SIZE: Final = 32
ED25519_SIZE: Final = 64
TIME_SIZE: Final = 8
TIMESTAMPED_SIZE: Final = TIME_SIZE + ED25519_SIZE


def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """First four bytes of SHA-256 over name, newline, algorithm byte and public key."""
    return hashlib.sha256(name.encode() + b"\n" + bytes((algorithm,)) + public).digest()[:KEY_ID_SIZE]


def fresh_seed() -> bytes:
    """32 random bytes, as `cryptography` draws an Ed25519 private key."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_from_seed(seed: bytes) -> bytes:
    """The 32-byte Ed25519 public key of a 32-byte seed (RFC 8032)."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign_ed25519(seed: bytes, message: bytes) -> bytes:
    """64 bytes of plain Ed25519 (RFC 8032) over the message."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def verify_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether 64 bytes of plain Ed25519 fit the message; False also for a key that is no curve point."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def cosigned_message(text: bytes, time: int) -> bytes:
    """What a v1 cosignature signs: header line, time line in POSIX seconds, the whole note text."""
    return b"cosignature/v1\ntime %d\n" % time + text


def split_timestamped(signature: bytes) -> tuple[int, bytes] | None:
    """Time and Ed25519 part of a `timestamped_signature`; None if it has another size or a time above 2^63-1."""
    if len(signature) != TIMESTAMPED_SIZE:
        return None
    time = int.from_bytes(signature[:TIME_SIZE], "big")
    return (time, signature[TIME_SIZE:]) if time <= MAX_SIZE else None


def join_timestamped(time: int, signature: bytes) -> bytes:
    """A `timestamped_signature`: u64 big-endian POSIX seconds, then 64 bytes of Ed25519."""
    return time.to_bytes(TIME_SIZE, "big") + signature


def verify_signature(algorithm: int, public: bytes, text: bytes, signature: bytes) -> bool:
    """Whether a note signature of either algorithm fits the note's text."""
    if algorithm == ED25519:
        return verify_ed25519(public, text, signature)
    parts = split_timestamped(signature)
    return parts is not None and verify_ed25519(public, cosigned_message(text, parts[0]), parts[1])
