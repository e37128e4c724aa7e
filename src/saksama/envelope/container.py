"""The container: a tar stream that any `tar` opens, padded so that its length tells little.

    payload.json          the payload
    attachments/NNN-name  each attachment, in order
    manifest.json         name, SHA-256 and size of each attachment; its presence says that nothing is missing
    padding               zero bytes up to the Padme length

Rules kept here:
  * The stream is never whole in memory: it is written block by block and read by a push parser.
  * The length after padding is the Padme length of the length before (Nikitin et al., "Reducing Metadata Leakage from
    Encrypted Files and Communication with PURBs", section 4.2), 8 KiB at the least: it tells at most 12 % of a size.
  * The reader accepts what the writer writes and nothing else: USTAR headers that re-encode to themselves, these names,
    this order. A link, a path that climbs, a second payload, bytes behind the end are refused.
Left to others: encryption (`seal`), where the plaintext goes (the sink), what the payload says (`kinds`).
"""

import hashlib
import re
import tarfile
import unicodedata
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, BinaryIO, Protocol

import msgspec

from saksama.envelope.errors import CannotSeal, TooLarge, WrongSchema
from saksama.envelope.kinds import MAX_PAYLOAD_BYTES, Hex64
from saksama.json_documents import read_json

BLOCK = 512
CHUNK = 64 * 1024
SMALLEST = 8192
MAX_ATTACHMENTS = 50
MAX_ATTACHMENT_BYTES = 200 * 1024 * 1024
MAX_TOTAL_BYTES = 1024 * 1024 * 1024
MAX_MANIFEST_BYTES = 64 * 1024

PAYLOAD, MANIFEST, PADDING, FOLDER = "payload.json", "manifest.json", "padding", "attachments/"
_MEMBER = re.compile(r"attachments/[0-9]{3}-[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs of Unicode's bidirectional algorithm: with one, `photo_gpj.exe` is shown as `photo_exe.jpg`."""
_ZERO_DIGEST = "0" * 64


class Attachment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One attachment as the manifest lists it. `member` is its path in the tar, `name` the name its sender saw."""

    member: str
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    sha256: Hex64
    size: Annotated[int, msgspec.Meta(ge=0)]


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    attachments: tuple[Attachment, ...]


class Readable(Protocol):
    """What an attachment is read from: `read` gives the next bytes, at most so many, and none at the end."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class AttachmentSource:
    """An attachment to send: the name to show, its size in bytes, and where to read it once."""

    name: str
    size: int
    stream: Readable


class Sink(Protocol):
    """Where an opened dispatch goes. Nothing given to it is true until `commit`.

    `open` gives a writable file for a member (a name from this module, safe as a relative path). `commit` is called
    once, after the last byte was verified, and makes all of them durable together; `abort` leaves nothing behind and
    may be called at any time before `commit`, also twice.
    """

    def open(self, member: str) -> BinaryIO: ...
    def commit(self) -> None: ...
    def abort(self) -> None: ...


def padded_length(length: int) -> int:
    """The Padme length: at least `length`, at least 8 KiB, with the low bits that depend on its size cleared."""
    length = max(length, SMALLEST)
    exponent = length.bit_length() - 1
    last = exponent - exponent.bit_length()
    mask = (1 << last) - 1
    return (length + mask) & ~mask


def member_name(position: int, name: str) -> str:
    """A safe path for the attachment of this position (from 0): ASCII letters, digits, dot, hyphen, underline."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", folded).lstrip("._-")[-80:].lstrip("._-") or "berkas"
    return f"{FOLDER}{position + 1:03d}-{safe}"


def write_container(
    payload: bytes, sources: Iterable[AttachmentSource]
) -> Generator[bytes, None, tuple[Attachment, ...]]:
    """The blocks of the tar, in order; returns the attachments with their digests once all was read.

    Raises `CannotSeal` if a limit is passed or a stream has another length than it was said to have.
    """
    attachments = list(sources)
    _check_sources(payload, attachments)
    members = [Attachment(member_name(i, s.name), s.name, _ZERO_DIGEST, s.size) for i, s in enumerate(attachments)]
    content = [len(payload), *(source.size for source in attachments), len(_manifest(members)), 0]
    length = sum(BLOCK + _rounded(size) for size in content) + 2 * BLOCK
    yield from _member(PAYLOAD, payload)
    done: list[Attachment] = []
    for member, source in zip(members, attachments, strict=True):
        yield _header(member.member, member.size)
        digest = hashlib.sha256()
        for piece in _exactly(source):
            digest.update(piece)
            yield piece
        yield bytes(-source.size % BLOCK)
        done.append(msgspec.structs.replace(member, sha256=digest.hexdigest()))
    yield from _member(MANIFEST, _manifest(done))
    padding = padded_length(length) - length
    yield _header(PADDING, padding)
    while padding:
        piece = bytes(min(padding, CHUNK))
        padding -= len(piece)
        yield piece
    yield bytes(2 * BLOCK)
    return tuple(done)


class ContainerReader:
    """A push parser: `feed` it the decrypted bytes in order, then `finish`. It holds a chunk and the small members."""

    def __init__(self, sink: Sink) -> None:
        self._buffer = bytearray()
        self._steps = _read_container(sink)
        self._wanted: int | None = next(self._steps)
        self._result: tuple[bytes, tuple[Attachment, ...]] | None = None

    def feed(self, data: bytes) -> None:
        """Take the next bytes. Raises `WrongSchema` or `TooLarge` at the first that the writer would not write."""
        self._buffer += data
        while self._wanted is not None and len(self._buffer) >= self._wanted:
            piece = bytes(self._buffer[: self._wanted])
            del self._buffer[: self._wanted]
            try:
                self._wanted = self._steps.send(piece)
            except StopIteration as stop:
                self._wanted = None
                self._result = stop.value
        if self._wanted is None and self._buffer:
            raise WrongSchema("bytes behind the end of the container")

    def finish(self) -> tuple[bytes, tuple[Attachment, ...]]:
        """The payload's bytes and the attachments; `WrongSchema` if the container is cut short."""
        if self._result is None:
            raise WrongSchema("the container is cut short")
        return self._result


type _Steps[T] = Generator[int, bytes, T]
"""A parser that yields how many bytes it wants next and is sent exactly so many."""


def _read_container(sink: Sink) -> _Steps[tuple[bytes, tuple[Attachment, ...]]]:
    name, size = _read_header((yield BLOCK))
    payload = yield from _small(name, size, PAYLOAD, MAX_PAYLOAD_BYTES)
    found: list[tuple[str, int, str]] = []
    name, size = _read_header((yield BLOCK))
    while name.startswith(FOLDER):
        _check_member(name, size, found)
        digest = yield from _attachment(size, sink.open(name))
        found.append((name, size, digest))
        name, size = _read_header((yield BLOCK))
    manifest = _read_manifest((yield from _small(name, size, MANIFEST, MAX_MANIFEST_BYTES)))
    if [(item.member, item.size, item.sha256) for item in manifest] != found:
        raise WrongSchema("the manifest does not list what the container holds")
    name, size = _read_header((yield BLOCK))
    if name != PADDING:
        raise WrongSchema(f"{name[:100]!r} does not belong here")
    yield from _zeros(size)
    yield from _zeros(2 * BLOCK)
    return payload, manifest


def _small(name: str, size: int, expected: str, limit: int) -> _Steps[bytes]:
    if name != expected:
        raise WrongSchema(f"{name[:100]!r} does not belong here")
    if size > limit:
        raise TooLarge(f"{expected} is too large")
    data = yield size
    yield from _zeros(-size % BLOCK)
    return data


def _attachment(size: int, file: BinaryIO) -> _Steps[str]:
    digest = hashlib.sha256()
    left = size
    with file:
        while left:
            piece = yield min(left, CHUNK)
            digest.update(piece)
            file.write(piece)
            left -= len(piece)
    yield from _zeros(-size % BLOCK)
    return digest.hexdigest()


def _zeros(length: int) -> _Steps[None]:
    while length:
        piece = yield min(length, CHUNK)
        if any(piece):
            raise WrongSchema("bytes that must be zero are not")
        length -= len(piece)


def _check_member(name: str, size: int, found: Sequence[tuple[str, int, str]]) -> None:
    if _MEMBER.fullmatch(name) is None or not name.startswith(f"{FOLDER}{len(found) + 1:03d}-"):
        raise WrongSchema(f"{name[:100]!r} does not belong here")
    if (
        size > MAX_ATTACHMENT_BYTES
        or len(found) >= MAX_ATTACHMENTS
        or size + sum(known for _, known, _ in found) > MAX_TOTAL_BYTES
    ):
        raise TooLarge(f"{name[:100]!r} is one attachment too many or too large")


def _check_sources(payload: bytes, sources: Sequence[AttachmentSource]) -> None:
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise CannotSeal("the payload is too large")
    if len(sources) > MAX_ATTACHMENTS:
        raise CannotSeal("too many attachments")
    for source in sources:
        if not 0 <= source.size <= MAX_ATTACHMENT_BYTES:
            raise CannotSeal(f"{source.name!r} is too large")
        if not _is_name(source.name):
            raise CannotSeal(f"{source.name[:80]!r} is not a name for an attachment")
    if sum(source.size for source in sources) > MAX_TOTAL_BYTES:
        raise CannotSeal("the attachments are too large together")


def _exactly(source: AttachmentSource) -> Iterator[bytes]:
    left = source.size
    while left:
        piece = source.stream.read(min(left, CHUNK))
        if not piece:
            raise CannotSeal(f"{source.name!r} is shorter than was said")
        left -= len(piece)
        yield piece
    if source.stream.read(1):
        raise CannotSeal(f"{source.name!r} is longer than was said")


def _member(name: str, data: bytes) -> Iterator[bytes]:
    yield _header(name, len(data))
    yield data
    yield bytes(-len(data) % BLOCK)


def _header(name: str, size: int) -> bytes:
    """One USTAR header (POSIX.1-1988): plain file, mode 0600, no owner, time 0: equal content has equal bytes."""
    info = tarfile.TarInfo(name)
    info.size = size
    info.mode = 0o600
    return info.tobuf(tarfile.USTAR_FORMAT)


def _read_header(block: bytes) -> tuple[str, int]:
    try:
        info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        canonical = _header(info.name, info.size)
    except (tarfile.HeaderError, ValueError) as error:
        raise WrongSchema("a header cannot be read") from error
    if canonical != block:
        raise WrongSchema("a header is not as it is written")
    return info.name, info.size


def _manifest(attachments: Sequence[Attachment]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(_Manifest(tuple(attachments))), indent=2) + b"\n"


def _read_manifest(data: bytes) -> tuple[Attachment, ...]:
    try:
        attachments = read_json(data, _Manifest).attachments
    except msgspec.DecodeError as error:
        raise WrongSchema(str(error)) from error
    if not all(_is_name(each.name) for each in attachments):
        raise WrongSchema("an attachment's name holds signs that are not printed")
    return attachments


def _is_name(name: str) -> bool:
    """Whether people on both sides would read the same: composed, no control sign, nothing that turns the order."""
    return (
        1 <= len(name) <= 200
        and unicodedata.normalize("NFC", name) == name
        and not any(unicodedata.category(letter) in {"Cc", "Cs"} or letter in _TURNING for letter in name)
    )


def _rounded(size: int) -> int:
    return size + -size % BLOCK
