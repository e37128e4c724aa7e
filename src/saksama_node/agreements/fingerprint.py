"""A key's fingerprint as two people compare it by telephone.

Rules kept here:
  * SHA-256 of the verifier key's text, the first 80 bits, in five groups of four hex digits.
Left to others: the comparing itself, which no program can do.
"""

import hashlib

from saksama.tlog.note import VerifierKey

_DIGITS = 20
_GROUP = 4


def fingerprint(key: VerifierKey) -> str:
    """Return five groups of four digits, as `1f0a 93bc 77d2 04e1 5a6b`."""
    digits = hashlib.sha256(str(key).encode()).hexdigest()[:_DIGITS]
    return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def plain_fingerprint(heard: str) -> str:
    """The digits alone, as a person may type them with or without groups."""
    return "".join(heard.split()).lower()
