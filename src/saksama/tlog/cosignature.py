"""Cosignatures: a witness says when it saw a checkpoint as the largest consistent one (C2SP tlog-cosignature, v1).

Rules kept here:
  * Only a checkpoint's text is cosigned, whole, with the time in POSIX seconds in front.
  * Only a key of algorithm 0x04 cosigns; a log key never does.
Left to others: whether the checkpoint may be cosigned (witness), what time it is (the caller), and whether a time is
too early or too late (verify, the partner).
"""

from saksama.errors import KeyMisused, OutOfRange, SignatureInvalid
from saksama.tlog import algorithms
from saksama.tlog.algorithms import COSIGNATURE_V1
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.note import SignatureLine, SigningKey, VerifierKey
from saksama.tlog.strict import MAX_SIZE


def cosign(checkpoint_text: str, key: SigningKey, time: int) -> SignatureLine:
    """Cosign a checkpoint's text at `time` (POSIX seconds).

    The caller has checked the checkpoint and stored it first (`witness.decide`). Raises CheckpointMalformed for any
    other text, KeyMisused for a key that is not a witness's.
    """
    Checkpoint.parse(checkpoint_text)
    if key.algorithm != COSIGNATURE_V1:
        raise KeyMisused(name=key.name, why="only a witness key (algorithm 4) may cosign")
    if not 0 < time <= MAX_SIZE:
        raise OutOfRange(what="time of a cosignature", value=time, limit=MAX_SIZE)
    message = algorithms.cosigned_message(checkpoint_text.encode(), time)
    signature = algorithms.join_timestamped(time, algorithms.sign_ed25519(key.seed, message))
    return SignatureLine(key.name, key.verifier.key_id, signature)


def cosignature_time(line: SignatureLine) -> int | None:
    """The time a cosignature line claims, in POSIX seconds; None if the line cannot be one. Nothing is verified."""
    parts = algorithms.split_timestamped(line.signature)
    return None if parts is None else parts[0]


def verify_cosignature(text: str, line: SignatureLine, key: VerifierKey) -> int:
    """Verify one line over a checkpoint's text and give its time in POSIX seconds; SignatureInvalid otherwise."""
    Checkpoint.parse(text)
    if key.algorithm != COSIGNATURE_V1:
        raise KeyMisused(name=key.name, why="not a witness key (algorithm 4)")
    time = cosignature_time(line)
    if time is None or not line.is_by(key) or not key.verify(text.encode(), line.signature):
        raise SignatureInvalid(name=line.name, key_id=line.key_id.hex())
    return time
