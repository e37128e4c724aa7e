"""Which files are taken as evidence, judged by their first bytes and never by their name.

Rules kept here:
  * A closed list of types; what is not on it is refused, with the list in the advice.
  * The type that is kept is the one found, whatever the browser said.
  * A text that some other program would run or draw (markup, GIF, RTF, PostScript) is no text, also behind what does
    not print.
  * A file goes out under a name that we give it and that ends as its type does: what its reporter called it may be
    the reporter's own name, and is not kept.
Left to others: opening the files (nobody here does), sizes (evidence).
"""

from typing import Final
from unicodedata import category

from saksama.errors import CallerError

HEAD_BYTES: Final = 512
ACCEPTED_WORDS: Final = "JPEG, PNG, WebP, HEIC, PDF, MP4, MOV, 3GP, WebM, MP3, M4A, OGG, AMR, WAV, TXT"


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
