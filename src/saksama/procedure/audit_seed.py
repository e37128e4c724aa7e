"""The seed of an audit that names an outside witness: nobody could choose it, and anyone makes it again.

Rules kept here (docs/reference/tally-audit.md says them for a layman):
  * The seed is the hexadecimal SHA-256 over `saksama/audit/v1`, a zero byte, the audit's id (32 hex digits), a zero
    byte, the 64 bytes of the witness's Ed25519 signature, and, where dice were thrown, a zero byte and their digits.
  * Dice stand in the log with the list, before the signature: they bind the witness too, and nobody can choose them
    after it.
Left to others: whether it is the witness's first signature (verify.meaning.seeds), the tickets (tally.audit.tickets).
"""

import hashlib
from typing import Final

from saksama.procedure.lot import SIGNATURE_BYTES, LotImpossible

PREFIX: Final = b"saksama/audit/v1"


def audit_seed(audit: str, signature: bytes, dice: str) -> str:
    """64 hex digits. `signature`: the 64 bytes of Ed25519 alone; `dice`: empty where none were thrown."""
    if len(signature) != SIGNATURE_BYTES:
        raise LotImpossible(why=f"a signature of {len(signature)} bytes")
    parts = [PREFIX, audit.encode(), signature, *([dice.encode()] if dice else [])]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
