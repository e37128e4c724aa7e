"""Strict reading of the two encodings that every C2SP text uses.

Rules kept here:
  * A value has one spelling: what does not re-encode to itself is refused, or one altered letter could pass.
Left to others: which error a parser raises (each wraps the `ValueError` of these).
"""

import base64
import binascii
import re

HASH_SIZE = 32
MAX_SIZE = (1 << 63) - 1
"""Largest tree size, index and time: Go readers hold them in an int64."""

_DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


def encode_base64(data: bytes) -> str:
    """Standard base64 with padding (RFC 4648, section 4)."""
    return base64.b64encode(data).decode("ascii")


def decode_base64(text: str) -> bytes:
    """Read standard base64; ValueError unless it is the one canonical spelling of its bytes."""
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64") from error
    if encode_base64(data) != text:
        raise ValueError("not canonical base64")
    return data


def decode_hash(text: str) -> bytes:
    """Read one base64 SHA-256 hash; ValueError unless it is exactly 32 bytes."""
    data = decode_base64(text)
    if len(data) != HASH_SIZE:
        raise ValueError("not a hash of 32 bytes")
    return data


def decode_decimal(text: str) -> int:
    """Read an ASCII decimal without leading zeroes, at most 2^63-1; ValueError otherwise."""
    if _DECIMAL.fullmatch(text) is None:
        raise ValueError("not a decimal without leading zeroes")
    value = int(text)
    if value > MAX_SIZE:
        raise ValueError("larger than 2^63-1")
    return value


def has_control(text: str) -> bool:
    """Whether text holds an ASCII control character other than newline (signed-note, "Format")."""
    return _CONTROL.search(text) is not None
