"""A witness's judgement, whether a checkpoint may be cosigned (C2SP tlog-witness, "add-checkpoint").

Rules kept here:
  * Order of refusals: malformed 400, unknown origin 404, no good log signature 403, old size above the checkpoint's
    400, old size other than the stored 409 with the stored size, not consistent 422.
  * Same size with another root is 422 and the empty tree has one root, as the specification has it since July 2026;
    so every 409 carries a size, and the client may try again from there.
  * Cosigning says append-only; nothing is said of the entries.
Left to others: storing the new state by compare-and-swap with `Accept.previous` *before* the cosignature leaves the
house (node, cli), the time, and the address. `sign-subtree` is not built.

The caller's steps:
    request = read_request(body)                      # Refuse(400)
    verdict = decide(request, state, keys)            # state and keys of request.origin
    compare-and-swap verdict.previous -> verdict.state
    lines = cosign(verdict.note.text, key, now) for each key; answer verdict.body(*lines)
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Self

from saksama.errors import (
    BugError,
    CheckpointMalformed,
    ConsistencyFailed,
    NoteMalformed,
    SignatureInvalid,
    SignatureMalformed,
    WitnessRequestMalformed,
)
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import Note, SignatureLine, VerifierKey, verified_keys
from saksama.tlog.strict import HASH_SIZE, MAX_SIZE, decode_decimal, decode_hash, encode_base64
from saksama.tlog.tree import EMPTY_ROOT, verify_consistency

MAX_PROOF = 63
TEXT_TYPE = "text/plain; charset=utf-8"
SIZE_TYPE = "text/x.tlog.size"


def origin_hash(origin: str) -> str:
    """Lower-case hexadecimal SHA-256 of the origin: the log's name in `GET <prefix>/<origin hash>/checkpoint`."""
    return hashlib.sha256(origin.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class AddCheckpoint:
    """The request: the size the log believes the witness holds, a consistency proof from there, a checkpoint's note."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        if not 0 <= self.old <= MAX_SIZE:
            raise WitnessRequestMalformed(why="the old size is not between 0 and 2^63-1")
        if len(self.proof) > MAX_PROOF or any(len(value) != HASH_SIZE for value in self.proof):
            raise WitnessRequestMalformed(why=f"more than {MAX_PROOF} hashes, or one that is not 32 bytes")

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """Read a request body; WitnessRequestMalformed says why not. The checkpoint is kept as it is."""
        head, blank, checkpoint = body.partition(b"\n\n")
        if not blank:
            raise WitnessRequestMalformed(why="no empty line before the checkpoint")
        try:
            first, *lines = head.decode("ascii").split("\n")
            if not first.startswith("old "):
                raise WitnessRequestMalformed(why="the first line is not the old size")
            return cls(decode_decimal(first[4:]), tuple(decode_hash(line) for line in lines), checkpoint)
        except ValueError as error:
            raise WitnessRequestMalformed(why=f"old size or proof: {error}") from error

    def encode(self) -> bytes:
        """The request body."""
        lines = [f"old {self.old}", *map(encode_base64, self.proof)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.checkpoint

    @property
    def origin(self) -> str:
        """The checkpoint's first line: whose keys and state are to be looked up. Not verified."""
        try:
            return self.checkpoint.partition(b"\n")[0].decode()
        except UnicodeDecodeError as error:
            raise WitnessRequestMalformed(why="the origin is not UTF-8") from error


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """The one thing a witness keeps of a log: the latest size and root that it cosigned."""

    origin: str
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Refuse:
    """An answer that cosigns nothing, ready to send."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Accept:
    """The checkpoint may be cosigned once `state` is stored where `previous` was (None: nothing was stored).

    `note` bears the log's verified signatures alone: unknown ones are not passed on.
    """

    previous: StoredCheckpoint | None
    state: StoredCheckpoint
    checkpoint: Checkpoint
    note: Note

    def body(self, *cosignatures: SignatureLine) -> bytes:
        """The body of the 200: the witness's signature lines."""
        return "".join(line.encode() for line in cosignatures).encode()

    def served(self, *cosignatures: SignatureLine) -> bytes:
        """The note for `GET <prefix>/<origin hash>/checkpoint`: log signatures and cosignatures."""
        return self.note.with_signatures(*cosignatures).encode()


def _refuse(status: int, why: str) -> Refuse:
    return Refuse(status, TEXT_TYPE, f"{why}\n".encode())


def read_request(body: bytes) -> AddCheckpoint | Refuse:
    """Read a request and make sure that its origin can be looked up; Refuse(400) otherwise."""
    try:
        request = AddCheckpoint.parse(body)
        if not request.origin:
            return _refuse(400, "the checkpoint has no origin")
    except WitnessRequestMalformed as error:
        return _refuse(400, error.why)
    return request


def decide(
    request: AddCheckpoint, state: StoredCheckpoint | None, log_keys: Collection[VerifierKey]
) -> Accept | Refuse:
    """Judge a request against the stored state and the keys trusted for its origin (empty: an unknown origin)."""
    if state is not None and state.origin != request.origin:
        raise BugError(what="the state given to decide() is another log's")
    if not log_keys:
        return _refuse(404, "unknown origin")
    opened = _open(request.checkpoint, log_keys)
    if isinstance(opened, Refuse):
        return opened
    checkpoint, note = opened
    if request.old > checkpoint.size:
        return _refuse(400, "the old size is above the checkpoint's size")
    stored = StoredCheckpoint(request.origin, 0, EMPTY_ROOT) if state is None else state
    if request.old != stored.size:
        return Refuse(409, SIZE_TYPE, b"%d\n" % stored.size)
    try:
        verify_consistency(stored.size, checkpoint.size, stored.root, checkpoint.root, request.proof)
    except ConsistencyFailed as error:
        return _refuse(422, f"the consistency proof does not verify: {error.why}")
    return Accept(state, StoredCheckpoint(checkpoint.origin, checkpoint.size, checkpoint.root), checkpoint, note)


def _open(data: bytes, log_keys: Collection[VerifierKey]) -> tuple[Checkpoint, Note] | Refuse:
    """The checkpoint with the log's verified signatures alone; 403 without a good one, 400 for what cannot be read."""
    try:
        note = Note.parse(data)
        signers = verified_keys(note, log_keys)
        checkpoint = Checkpoint.parse(note.text)
    except (SignatureInvalid, SignatureMalformed):
        return _refuse(403, "invalid signature")
    except (NoteMalformed, CheckpointMalformed) as error:
        return _refuse(400, f"not a checkpoint: {error.why}")
    if not signers:
        return _refuse(403, "no signature by a key known for this origin")
    lines = tuple(line for line in note.signatures if any(line.is_by(key) for key in signers))
    return checkpoint, Note(note.text, lines)
