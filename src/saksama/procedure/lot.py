"""The verifiable lot: a seed that nobody could choose, and one member of a roster that follows from it.

Rules kept here (docs/reference/lot.md says them for a layman, with an example):
  * The seed is SHA-256 over `saksama/lot/v1`, a zero byte, the case's id (32 hex digits), a zero byte and the 64 bytes
    of the witness's Ed25519 signature: nobody without the witness's key can know it before the witness has signed.
  * Members stand in the order of the roster; the excluded are struck out first.
  * The number is taken from SHA-256 over the seed and a counter (u64 big-endian, from 0): its first two bytes,
    big-endian, which anyone can check by hand; a number at or above the greatest multiple of the members' count up to
    65,536 is thrown away and the counter goes on. So each member has exactly the same chance.
  * A person is called otherwise in each draw: HMAC under their own secret, of case and number of the draw.
Left to others: whether it is the witness's signature and the first (verify.draws), who is on the roster (the node).
"""

import hashlib
from collections.abc import Collection, Sequence
from typing import Final

from saksama.entries.pseudonym import pseudonym
from saksama.errors import CallerError

PREFIX: Final = b"saksama/lot/v1"
SIGNATURE_BYTES: Final = 64
_RANGE: Final = 2**16


class LotImpossible(CallerError):
    """Nothing can be drawn from this."""

    code = "lot.impossible"
    advice = "Give a roster without doubles that leaves at least one member, and a witness's Ed25519 signature."

    why: str


def seed(case: str, signature: bytes) -> bytes:
    """The 32 bytes from which a draw follows. `signature`: the 64 bytes of Ed25519 alone, without key ID and time."""
    if len(signature) != SIGNATURE_BYTES:
        raise LotImpossible(why=f"a signature of {len(signature)} bytes")
    return hashlib.sha256(PREFIX + b"\0" + case.encode() + b"\0" + signature).digest()


def choose(seed_bytes: bytes, roster: Sequence[str], excluded: Collection[str] = ()) -> str:
    """The member that the seed gives. Raises `LotImpossible`."""
    left_out = frozenset(excluded)
    members = [member for member in roster if member not in left_out]
    if not 0 < len(members) < _RANGE:
        raise LotImpossible(why="nobody is left to be drawn, or more than can be")
    if len(set(roster)) != len(roster):
        raise LotImpossible(why="a member stands twice")
    return members[number_below(seed_bytes, len(members))]


def number_below(seed_bytes: bytes, count: int) -> int:
    """A whole number from 0 to `count` - 1, each as likely as the other."""
    return counted_number(seed_bytes, count)[0] % count


def counted_number(seed_bytes: bytes, count: int) -> tuple[int, int]:
    """The first number of two bytes that counts for so many members, and which it was, from 0: nearly always 0."""
    limit = _RANGE - _RANGE % count
    counter = 0
    while True:
        block = hashlib.sha256(seed_bytes + counter.to_bytes(8, "big")).digest()
        number = int.from_bytes(block[:2], "big")
        if number < limit:
            return number, counter
        counter += 1


def name_in_draw(secret: bytes, case: str, draw: int) -> str:
    """What a person is called in one draw of a case; nobody without the secret joins it to another draw."""
    return pseudonym(secret, f"{case}/lot/{draw}")
