"""A proof that an entry is in a log and that witnesses saw it: a receipt that stands alone (C2SP tlog-proof).

Rules kept here:
  * The `extra` line is not authenticated by the format. Saksama puts the entry's bytes there, and `verify_receipt`
    hashes those very bytes, so that they are.
  * A proof is good when the checkpoint satisfies the policy *and* the path leads from the leaf to its root.
Left to others: what the entry says and commits to (entries), whom the policy names (agreement).
"""

from dataclasses import dataclass
from typing import Self

from saksama.errors import ProofMalformed, QuorumMissing
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note
from saksama.tlog.policy import Policy, PolicyVerdict
from saksama.tlog.strict import HASH_SIZE, MAX_SIZE, decode_base64, decode_decimal, decode_hash, encode_base64
from saksama.tlog.tree import leaf_hash, verify_inclusion

HEADER = "c2sp.org/tlog-proof@v1"
MAX_HASHES = 63


@dataclass(frozen=True, slots=True)
class Proof:
    """A tlog-proof taken apart: `hashes` from the leaf's sibling to the root's child, `checkpoint` a whole note."""

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if not 0 <= self.index <= MAX_SIZE:
            raise ProofMalformed(why="the index is not between 0 and 2^63-1")
        if len(self.hashes) > MAX_HASHES or any(len(value) != HASH_SIZE for value in self.hashes):
            raise ProofMalformed(why=f"more than {MAX_HASHES} hashes, or one that is not 32 bytes")
        if self.extra == b"":
            raise ProofMalformed(why="an empty extra line is written by leaving it out")

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a proof; ProofMalformed says why not. The checkpoint is kept as it is, to be opened by the policy."""
        head, blank, checkpoint = data.partition(b"\n\n")
        if not blank:
            raise ProofMalformed(why="no blank line before the checkpoint")
        try:
            lines = head.decode("ascii").split("\n")
        except UnicodeDecodeError as error:
            raise ProofMalformed(why="not ASCII before the checkpoint") from error
        if lines.pop(0) != HEADER:
            raise ProofMalformed(why=f"the first line is not {HEADER}")
        try:
            extra = decode_base64(lines.pop(0)[6:]) if lines and lines[0].startswith("extra ") else None
            if not lines or not lines[0].startswith("index "):
                raise ProofMalformed(why="no index line")
            index = decode_decimal(lines.pop(0)[6:])
            hashes = tuple(decode_hash(line) for line in lines)
        except ValueError as error:
            raise ProofMalformed(why=f"extra, index or hash: {error}") from error
        return cls(index, hashes, checkpoint, extra)

    def encode(self) -> bytes:
        """The proof as a file (extension `.tlog-proof`)."""
        extra = [] if self.extra is None else [f"extra {encode_base64(self.extra)}"]
        lines = [HEADER, *extra, f"index {self.index}", *map(encode_base64, self.hashes)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint


@dataclass(frozen=True, slots=True)
class VerifiedProof:
    """What a good proof shows: the entry's place, the checkpoint, and who witnessed it when."""

    index: int
    checkpoint: Checkpoint
    verdict: PolicyVerdict


def verify(proof: Proof, leaf: bytes, policy: Policy) -> VerifiedProof:
    """Verify that the entry with this leaf hash is in the log, as the policy asks.

    Raises NoteMalformed, CheckpointMalformed, SignatureInvalid, QuorumMissing, InclusionFailed.
    """
    note = Note.parse(proof.checkpoint)
    verdict = policy.check(note)
    if not verdict.ok:
        raise QuorumMissing(missing=verdict.missing)
    checkpoint = Checkpoint.parse(note.text)
    verify_inclusion(proof.index, checkpoint.size, leaf, proof.hashes, checkpoint.root)
    return VerifiedProof(proof.index, checkpoint, verdict)


def verify_entry(proof: Proof, entry: bytes, policy: Policy) -> VerifiedProof:
    """As `verify`, from the entry's bytes."""
    return verify(proof, leaf_hash(entry), policy)


def verify_receipt(proof: Proof, policy: Policy) -> VerifiedProof:
    """As `verify`, from the bytes in the `extra` line: they are the entry, or this raises."""
    if proof.extra is None:
        raise ProofMalformed(why="no extra line with the entry")
    return verify_entry(proof, proof.extra, policy)
