"""Talking to a witness over HTTP (C2SP tlog-witness).

Rules kept here:
  * A total time, small answers: a witness that is slow or strange costs seconds, never memory.
  * An answer is data; nothing of it is believed before its signatures were verified by the caller.
Left to others: what to ask (cosigning, licence), whom (the agreement), which addresses are gone to (outgoing).
"""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

from saksama.fetch import Patience, Unanswered
from saksama.tlog.note import MAX_NOTE
from saksama.tlog.strict import decode_decimal
from saksama.tlog.witness import AddCheckpoint, origin_hash
from saksama_node.ledger import outgoing

_MAX_PAGE: Final = 1 << 20
PATIENCE: Final = Patience(2.5, silence=2.5, connect=1.0)


@dataclass(frozen=True, slots=True)
class Held:
    """What the witness says it cosigned, unverified: a whole note, or the list of sizes where these were asked for."""

    note: bytes


@dataclass(frozen=True, slots=True)
class HoldsNone:
    """The witness answered that it holds no checkpoint of this origin."""


@dataclass(frozen=True, slots=True)
class Cosigned:
    """Signature lines, unverified."""

    lines: str


@dataclass(frozen=True, slots=True)
class OtherSize:
    """The witness holds another size than we thought; ask again from there."""

    size: int


@dataclass(frozen=True, slots=True)
class Silent:
    """No usable answer; `why` in a few words, for the status page."""

    why: str


type Answer = Held | HoldsNone | Silent
type CosignAnswer = Cosigned | OtherSize | Silent


def newest_cosigned(prefix: str, origin: str) -> Answer:
    """Ask for the newest checkpoint of `origin` that the witness cosigned (GET <prefix>/<origin hash>/checkpoint)."""
    return _held(f"{prefix}/{origin_hash(origin)}/checkpoint")


def signed_sizes(prefix: str, origin: str, above: int) -> Answer:
    """Ask which sizes of `origin` it cosigned above an index (GET <prefix>/<origin hash>/sizes?above=N): the text.

    `HoldsNone`: this witness does not publish them.
    """
    return _held(f"{prefix}/{origin_hash(origin)}/sizes?above={above}")


def signed_checkpoint(prefix: str, origin: str, size: int) -> Answer:
    """Ask for the checkpoint of one size as it was cosigned first (GET <prefix>/<origin hash>/checkpoints/<size>)."""
    return _held(f"{prefix}/{origin_hash(origin)}/checkpoints/{size}")


def ask_to_cosign(prefix: str, request: AddCheckpoint) -> CosignAnswer:
    """Ask for a cosignature (POST <prefix>/add-checkpoint)."""
    status, body = _send("POST", f"{prefix}/add-checkpoint", request.encode())
    try:
        match status:
            case 200:
                return Cosigned(body.decode())
            case 409:
                return OtherSize(decode_decimal(body.decode("ascii").removesuffix("\n")))
            case _:
                return Silent(_words(status, body))
    except ValueError:
        return Silent(f"HTTP {status} with an answer that cannot be read")


def time_at(prefix: str) -> float | None:
    """What time it is there (POSIX seconds, whole), by the Date that every answer bears (RFC 9110, 6.6.1); or None."""
    try:
        answer = outgoing.kept_client("witness").ask("GET", f"{prefix}/", limit=_MAX_PAGE, patience=PATIENCE)
        return parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (Unanswered, KeyError, ValueError):
        return None


def _held(url: str) -> Answer:
    status, body = _send("GET", url)
    match status:
        case 200:
            return Held(body)
        case 404:
            return HoldsNone()
        case _:
            return Silent(_words(status, body))


def _send(method: str, url: str, content: bytes | None = None) -> tuple[int, bytes]:
    """Status and body; status 0 with the reason where there was no answer, or one too large or too slow."""
    try:
        answer = outgoing.kept_client("witness").ask(method, url, limit=MAX_NOTE, patience=PATIENCE, content=content)
    except Unanswered as error:
        return 0, f"{error.trouble}: {error.why}".encode()
    return answer.status, answer.body


def _words(status: int, body: bytes) -> str:
    words = body.decode("utf-8", "replace").strip()[:150]
    return f"HTTP {status}: {words}" if status else words
