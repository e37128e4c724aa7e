"""Evidence on disk: which files are taken, taken in by pieces, digested, sealed to an age key of its own each.

Rules kept here:
  * A closed list of types, judged by a file's first bytes and never by its name; what is not on it is refused, with the
    list in the advice. The type that is kept is the one found, whatever the browser said.
  * What another program would run or draw (markup, GIF, RTF, PostScript) is no text, also behind what does not print.
  * A file is read in pieces and never held whole; its digest is of the bytes that arrived.
  * What the browser digested and what arrived must be the same, or nothing is taken (`DigestDiffers`).
  * Only ciphertext stays: `sealed/evidence/<random>.age`, on disk (file and folder synced) before the act is committed.
    The standard `age` program opens it with the file's own identity, which is kept in its row alone, sealed under the
    report's key (`sealed`): without that row the file says nothing, wherever a copy of it lies.
  * A file goes out under a name that we give it and that ends as its type does: what its reporter called it may be the
    reporter's own name; it is said back to the reporter where the file is refused, and kept nowhere.
Left to others: which act the files belong to (actions), opening them (nobody here does), what is shown of them (web).
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final
from unicodedata import category

import pyrage

from saksama.errors import CallerError, WorldError
from saksama_node.ledger.sealing import seal_to, unsealed
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file
from saksama_node.settings.durable import remove as remove_for_good
from saksama_node.settings.reserve import check_room

HEAD_BYTES: Final = 512
ACCEPTED_WORDS: Final = "JPEG, PNG, WebP, HEIC, PDF, MP4, MOV, 3GP, WebM, MP3, M4A, OGG, AMR, WAV, TXT"
FOLDER: Final = "sealed/evidence"
MAX_FILE_BYTES: Final = 100 * 1024 * 1024
MAX_FILES: Final = 10
MAX_TOTAL_BYTES: Final = 300 * 1024 * 1024
_PIECE: Final = 1 << 18


class TypeNotTaken(CallerError):
    """The file's content is of no type that is taken as evidence."""

    code = "evidence.type"
    advice = f"Hand in one of: {ACCEPTED_WORDS}; or make a PDF or a photo of it."

    name: str


_STARTS: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
)
# ISO base media: bytes 4 to 8 say ftyp, the four after it the brand (ISO/IEC 14496-12).
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"mif1", b"hevc"})
_ENDINGS: Final[dict[str, str]] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "application/pdf": ".pdf",
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/3gpp": ".3gp",
    "video/webm": ".webm",
    "audio/mpeg": ".mp3",
    "audio/mp4": ".m4a",
    "audio/ogg": ".ogg",
    "audio/amr": ".amr",
    "audio/wav": ".wav",
    "text/plain": ".txt",
}
_MPEG_FRAMES: Final = frozenset({0xFB, 0xF3, 0xF2, 0xFA})
_NO_TEXT: Final = ("<", "GIF8", "{\\rtf", "%!")


def media_type(name: str, head: bytes) -> str:
    """The type of a file by its first `HEAD_BYTES` bytes. Raises `TypeNotTaken`."""
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    if head[:4] == b"RIFF" and head[8:12] in {b"WEBP", b"WAVE"}:
        return "image/webp" if head[8:12] == b"WEBP" else "audio/wav"
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if len(head) > 1 and head[0] == 0xFF and head[1] in _MPEG_FRAMES:
        return "audio/mpeg"
    if _is_text(head):
        return "text/plain"
    raise TypeNotTaken(name)


def evidence_name(place: int, found: str) -> str:
    """What a file of evidence is called: its place in what was handed in (from 1) and its type, as `bukti-1.jpg`."""
    return named_as(f"bukti-{place}", found)


def named_as(name: str, found: str) -> str:
    """The name of ours under which a file of type `found` goes out."""
    return name + _ENDINGS[found]


def _of_brand(brand: bytes) -> str:
    if brand in _HEIC_BRANDS:
        return "image/heic"
    if brand == b"qt  ":
        return "video/quicktime"
    if brand.startswith(b"M4A"):
        return "audio/mp4"
    return "video/3gpp" if brand.startswith(b"3g") else "video/mp4"


def _is_text(head: bytes) -> bool:
    """Whether it reads as UTF-8 without control characters; a letter cut at the end does not count against it."""
    text = head.decode("utf-8", errors="ignore")
    if not text or len(text.encode()) < len(head) - 3:
        return False
    shown = (at for at, letter in enumerate(text) if not letter.isspace() and category(letter) != "Cf")
    begins = text[next(shown, 0) :]
    return all(letter >= " " or letter in "\t\r\n" for letter in text) and not begins.startswith(_NO_TEXT)


class DigestDiffers(CallerError):
    """What arrived is not what the browser digested: it changed on the way, or while it was being sent."""

    code = "evidence.digest"
    advice = "Send the file again. If it fails again, copy it to the device first and send the copy."

    name: str


class TooLarge(CallerError):
    """The file, or all of them together, are more than is taken. `limit` in bytes."""

    code = "evidence.too-large"
    advice = "Cut the recording or send a smaller copy; bring the original to the office."

    name: str
    limit: int


class TooMany(CallerError):
    """More files than are taken at once."""

    code = "evidence.too-many"
    advice = "Put several photos into one PDF, or bring the rest to the office."

    limit: int


class Empty(CallerError):
    """A file without a byte."""

    code = "evidence.empty"
    advice = "Choose the file again."

    name: str


class EvidenceMissing(WorldError):
    """The sealed file is not on disk, or its key does not open it."""

    code = "evidence.missing"
    advice = "Restore the folder sealed/evidence from the backup."

    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it comes in. `digest`: what the browser digested (64 hex), empty if it could not."""

    name: str
    size: int
    source: BinaryIO
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is sealed on disk. `size` and `sha256` are of the plain bytes; `file` is its name in the folder.

    `identity`: the age identity that opens it.
    """

    size: int
    sha256: str
    media_type: str
    file: str
    identity: str = field(repr=False)


class _Digesting:
    """A reader that digests and counts what passes through, and keeps the first bytes."""

    def __init__(self, source: BinaryIO, limit: int, name: str) -> None:
        self.source, self.limit, self.name = source, limit, name
        self.state, self.size = hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        piece = self.source.read(_PIECE if size < 0 else min(size, _PIECE))
        self.size += len(piece)
        if self.size > self.limit:
            raise TooLarge(self.name, self.limit)
        check_room(len(piece))
        self.state.update(piece)
        return piece


def check_all(files: list[Given]) -> None:
    """Refuse more or larger files than are taken. Raises `TooMany`, `TooLarge`, `Empty`."""
    if len(files) > MAX_FILES:
        raise TooMany(MAX_FILES)
    for file in files:
        if not file.size:
            raise Empty(file.name)
        if file.size > MAX_FILE_BYTES:
            raise TooLarge(file.name, MAX_FILE_BYTES)
    if sum(file.size for file in files) > MAX_TOTAL_BYTES:
        raise TooLarge(files[-1].name, MAX_TOTAL_BYTES)


def keep(given: Given) -> Kept:
    """Digest and seal one file, or leave none. Raises `TypeNotTaken`, `TooLarge`, `DigestDiffers`, `NoRoomForFiles`."""
    head = given.source.read(HEAD_BYTES)
    found = media_type(given.name, head)
    given.source.seek(0)
    reader = _Digesting(given.source, MAX_FILE_BYTES, given.name)
    file, key = f"{secrets.token_hex(16)}.age", pyrage.x25519.Identity.generate()
    with new_file(SETTINGS.data / FOLDER / file) as out:
        seal_to(key.to_public(), reader, out)
        # Judged before the file has its name: what differs leaves nothing behind.
        digest = _same_as_sent(reader, given)
    return Kept(reader.size, digest, found, file, str(key))


def forget(kept: list[Kept]) -> None:
    """Remove files whose act was not committed."""
    for one in kept:
        (SETTINGS.data / FOLDER / one.file).unlink(missing_ok=True)


def remove(file: str) -> None:
    """Remove one sealed file for good; again harms nothing."""
    remove_for_good(SETTINGS.data / FOLDER / file)


def open_plain(file: str, identity: str, name: str) -> Iterator[bytes]:
    """The plain bytes in pieces, once all are verified. `name`: of the file in a fault. Raises `EvidenceMissing`."""
    try:
        plain = unsealed(SETTINGS.data / FOLDER / file, pyrage.x25519.Identity.from_str(identity))
    except (FileNotFoundError, pyrage.DecryptError) as error:
        raise EvidenceMissing(name) from error
    with plain:
        while piece := plain.read(_PIECE):
            yield piece


def digest_of(given: Given) -> str:
    """SHA-256 of a file as it comes in, in hex; the file stands at its beginning before and after."""
    given.source.seek(0)
    state = hashlib.sha256()
    while piece := given.source.read(_PIECE):
        state.update(piece)
    given.source.seek(0)
    return state.hexdigest()


def _same_as_sent(reader: _Digesting, given: Given) -> str:
    digest = reader.state.hexdigest()
    if given.digest and given.digest != digest:
        raise DigestDiffers(given.name)
    return digest
