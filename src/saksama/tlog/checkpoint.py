"""Checkpoints: what a log says of itself at one size (C2SP tlog-checkpoint).

Rules kept here:
  * Origin, size, root, then extension lines that are not empty; one spelling each.
  * A checkpoint counts only with a log key's signature, and only for the log it names: without a given origin the
    verified key's name must be the checkpoint's origin (tlog-policy, "Defining a log").
Left to others: whether it continues an earlier one (tree, witness), whether enough witnesses saw it (policy).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from saksama.errors import CheckpointMalformed, OriginMismatch
from saksama.tlog.note import Note, SigningKey, VerifierKey, open_note, sign
from saksama.tlog.strict import HASH_SIZE, MAX_SIZE, decode_decimal, decode_hash, encode_base64, has_control

_FIXED_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's size and root. `root` is 32 bytes; `extensions` are opaque lines without their newline."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        lines = (self.origin, *self.extensions)
        if not all(lines) or any("\n" in line or has_control(line) for line in lines):
            raise CheckpointMalformed(why="an empty line, or a control character")
        if not 0 <= self.size <= MAX_SIZE:
            raise CheckpointMalformed(why="the size is not between 0 and 2^63-1")
        if len(self.root) != HASH_SIZE:
            raise CheckpointMalformed(why="the root is not 32 bytes")

    def text(self) -> str:
        """The note text: one line each, each ended by a newline."""
        return "".join(f"{line}\n" for line in (self.origin, self.size, encode_base64(self.root), *self.extensions))

    @staticmethod
    def parse(text: str) -> "Checkpoint":
        """Read a note text; CheckpointMalformed says why not."""
        return _parsed(text)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Checkpoint:
    """Whoever holds a note against its log and its witnesses reads it more than once."""
    if not text.endswith("\n"):
        raise CheckpointMalformed(why="the last line has no newline")
    lines = text[:-1].split("\n")
    if len(lines) < _FIXED_LINES:
        raise CheckpointMalformed(why="fewer than three lines")
    origin, size, root, *extensions = lines
    try:
        return Checkpoint(origin, decode_decimal(size), decode_hash(root), tuple(extensions))
    except ValueError as error:
        raise CheckpointMalformed(why=f"size or root: {error}") from error


@dataclass(frozen=True, slots=True)
class OpenedCheckpoint:
    """A checkpoint with the note it came in and the log keys that were verified on it."""

    checkpoint: Checkpoint
    note: Note
    verified: tuple[VerifierKey, ...]


def sign_checkpoint(checkpoint: Checkpoint, *keys: SigningKey) -> Note:
    """Sign as the log. Whoever calls this answers for never signing two trees (tlog-checkpoint, "Signatures")."""
    return sign(checkpoint.text(), *keys)


def open_checkpoint(data: bytes, log_keys: Iterable[VerifierKey], origin: str | None = None) -> OpenedCheckpoint:
    """Read a checkpoint and verify that its log signed it.

    With `origin` the checkpoint must bear it, and any of `log_keys` may sign. Without, a key of that very name must.
    Raises as `open_note` does, and CheckpointMalformed, OriginMismatch.
    """
    opened = open_note(data, log_keys)
    checkpoint = Checkpoint.parse(opened.text)
    names = {key.name for key in opened.verified} if origin is None else {origin}
    if checkpoint.origin not in names:
        raise OriginMismatch(expected=" or ".join(sorted(names)), found=checkpoint.origin)
    return OpenedCheckpoint(checkpoint, opened.note, opened.verified)
