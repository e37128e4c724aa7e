"""Signed notes: a text, and the keys that signed it (C2SP signed-note).

Rules kept here:
  * The text is worth nothing until a known key's signature over it was verified (`open_note`).
  * Signatures by unknown keys are kept and ignored; a bad one by a known key refuses the whole note.
  * A parsed note encodes to the same bytes: base64 has one spelling, line order and repeats stay.
  * Limits: 1,000,000 bytes and 100 signatures a note.
Left to others: keys and lines (vkey), what the text says (checkpoint, agreement, key statement), whom to believe
(policy, saksama.keys).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from saksama.errors import KeyMalformed, NoteMalformed, NoteUnverified, SignatureInvalid
from saksama.tlog.algorithms import COSIGNATURE_V1, ED25519
from saksama.tlog.strict import has_control
from saksama.tlog.vkey import SignatureLine, SigningKey, VerifierKey

__all__ = [
    "COSIGNATURE_V1",
    "ED25519",
    "MAX_NOTE",
    "MAX_SIGNATURES",
    "Note",
    "OpenedNote",
    "SignatureLine",
    "SigningKey",
    "VerifierKey",
    "open_note",
    "parse_signature_lines",
    "sign",
    "verified_keys",
]

MAX_NOTE = 1_000_000
MAX_SIGNATURES = 100


def parse_signature_lines(text: str) -> tuple[SignatureLine, ...]:
    """Read one to 100 signature lines, each ended by a newline: a note's tail, or a witness's answer."""
    if not text.endswith("\n"):
        raise NoteMalformed(why="the last signature line has no newline")
    lines = text[:-1].split("\n")
    if len(lines) > MAX_SIGNATURES:
        raise NoteMalformed(why=f"more than {MAX_SIGNATURES} signatures")
    return tuple(SignatureLine.parse(line) for line in lines)


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and at least one signature line. Nothing here is verified yet."""

    text: str
    signatures: tuple[SignatureLine, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be read back."""
        _check_text(self.text)
        if not 1 <= len(self.signatures) <= MAX_SIGNATURES:
            raise NoteMalformed(why=f"not 1 to {MAX_SIGNATURES} signatures")

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a note; NoteMalformed or SignatureMalformed says why not."""
        if len(data) > MAX_NOTE:
            raise NoteMalformed(why=f"more than {MAX_NOTE} bytes")
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            raise NoteMalformed(why="not UTF-8") from error
        if has_control(text):
            raise NoteMalformed(why="holds a control character")
        # The text ends at the *last* blank line: it may itself hold blank lines.
        body, blank, tail = text.rpartition("\n\n")
        if not blank:
            raise NoteMalformed(why="no blank line before the signatures")
        return cls(body + "\n", parse_signature_lines(tail))

    def encode(self) -> bytes:
        """The note's bytes."""
        return (self.text + "\n" + "".join(line.encode() for line in self.signatures)).encode()

    def with_signatures(self, *lines: SignatureLine) -> "Note":
        """The same text with further lines at the end; a line that is there already is not repeated."""
        fresh = tuple(line for line in dict.fromkeys(lines) if line not in self.signatures)
        return Note(self.text, self.signatures + fresh)


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A note of which at least one known key's signature was verified, and none was bad."""

    note: Note
    verified: tuple[VerifierKey, ...]

    @property
    def text(self) -> str:
        """The text that the verified keys signed."""
        return self.note.text


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise NoteMalformed(why="the text does not end in a newline")
    if has_control(text):
        raise NoteMalformed(why="holds a control character")


def sign(text: str, *keys: SigningKey) -> Note:
    """Sign a text with every key, in their order."""
    _check_text(text)
    return Note(text, tuple(key.sign(text.encode()) for key in keys))


def verified_keys(note: Note, keys: Iterable[VerifierKey]) -> tuple[VerifierKey, ...]:
    """Which of `keys` signed, each once, in the order of the lines; SignatureInvalid if one of theirs is bad."""
    known: dict[tuple[str, bytes], VerifierKey] = {}
    for key in keys:
        if known.setdefault((key.name, key.key_id), key) != key:
            raise KeyMalformed(why=f"two keys share the name and hash of {key.name}")
    text = note.text.encode()
    verified: dict[VerifierKey, None] = {}
    for line in note.signatures:
        signer = known.get((line.name, line.key_id))
        if signer is None:
            continue
        if not signer.verify(text, line.signature):
            raise SignatureInvalid(name=line.name, key_id=line.key_id.hex())
        verified[signer] = None
    return tuple(verified)


def open_note(data: bytes, keys: Iterable[VerifierKey]) -> OpenedNote:
    """Read a note and verify what the known keys signed.

    Raises NoteMalformed, SignatureInvalid (a known key's signature is bad), NoteUnverified (no known key signed).
    """
    note = Note.parse(data)
    verified = verified_keys(note, keys)
    if not verified:
        raise NoteUnverified(signers=tuple(line.name for line in note.signatures))
    return OpenedNote(note, verified)
