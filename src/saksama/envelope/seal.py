"""Seal a dispatch for its receiver, and open one, as streams.

Rules kept here:
  * Sealing demands a `Permit`, and what is sealed is exactly what the permit permits.
  * age does the cryptography (age-encryption.org/v1, X25519 recipients); `encrypt_io` and `decrypt_io` only, so that
    200 MB pass through a few hundred kB of memory. The standard `age` program opens the result, `tar` unpacks it.
  * Opening gives nothing until the last byte was verified: age checks chunk by chunk, so a truncated file yields
    plaintext before it fails. All goes into a sink that is committed at the end or aborted.
Left to others: who the recipients are (`keys`), storing and fetching the ciphertext (the node).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import pyrage
from pyrage.x25519 import Identity, Recipient

from saksama.agreement.permit import Permit
from saksama.envelope.container import CHUNK, Attachment, AttachmentSource, ContainerReader, Sink, write_container
from saksama.envelope.errors import CannotOpen, CannotSeal
from saksama.envelope.kinds import Frame, Payload, decode_payload, encode_payload


@dataclass(frozen=True, slots=True)
class Sealed:
    """A ciphertext: hex SHA-256 and size in bytes of what was written, and the attachments inside it."""

    sha256: str
    size: int
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was inside. The attachments lie in the sink under their `member` names."""

    frame: Frame
    payload: Payload
    attachments: tuple[Attachment, ...]


def seal(
    permit: Permit,
    frame: Frame,
    payload: Payload,
    attachments: Iterable[AttachmentSource],
    recipients: Sequence[str],
    out: BinaryIO,
) -> Sealed:
    """Write the ciphertext to `out` and say what it is. `recipients`: age recipients (`age1...`), receiver's and own.

    On any error what `out` holds is worthless and must be thrown away.
    """
    _check_permit(permit, frame, payload)
    if not recipients:
        raise CannotSeal("no recipient")
    reader = _Pull(write_container(encode_payload(frame, payload), attachments))
    writer = _Hashing(out)
    try:
        pyrage.encrypt_io(reader, writer, [_recipient(text) for text in recipients])
    except pyrage.EncryptError:
        # pyrage wraps what a stream raised in its own error; the caller needs the cause.
        failed = reader.failed or writer.failed
        if failed is not None:
            raise failed from None
        raise
    return Sealed(writer.digest.hexdigest(), writer.size, reader.attachments)


def unseal(source: BinaryIO, identities: Sequence[str], sink: Sink) -> Opened:
    """Open a ciphertext with age identities (`AGE-SECRET-KEY-1...`) into `sink`.

    `CannotOpen`, `WrongSchema`, `TooLarge` or `UnknownKind`: then the sink was aborted and no plaintext remains.
    """
    try:
        data, attachments = _decrypt(source, identities, ContainerReader(sink))
        frame, payload = decode_payload(data)
        sink.commit()
    except BaseException:
        sink.abort()
        raise
    return Opened(frame, payload, attachments)


def _decrypt(
    source: BinaryIO, identities: Sequence[str], reader: ContainerReader
) -> tuple[bytes, tuple[Attachment, ...]]:
    pulled = _Pull(iter(lambda: source.read(CHUNK), b""))
    try:
        pyrage.decrypt_io(pulled, _Push(reader), [Identity.from_str(text) for text in identities])
    except (pyrage.DecryptError, OSError) as error:
        if pulled.failed is not None:
            raise pulled.failed from None
        # age reports a broken chunk as an OSError without number; one with a number is our own disk's.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise CannotOpen(str(error)) from error
    return reader.finish()


def _check_permit(permit: Permit, frame: Frame, payload: Payload) -> None:
    if payload.KIND is not permit.kind:
        raise CannotSeal(f"the permit is for {permit.kind}, the payload is {payload.KIND}")
    if (frame.agreement, frame.clause) != (permit.agreement, permit.clause):
        raise CannotSeal("the frame names another agreement or clause than the permit")
    if frame.classification is not permit.classification:
        raise CannotSeal("the frame has another classification than the permit")
    if frozenset(frame.subjects) != permit.subjects:
        raise CannotSeal("the frame declares other subjects than the permit was asked for")


def _recipient(text: str) -> Recipient:
    try:
        return Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise CannotSeal(f"not an age recipient: {error}") from error


class _Pull:
    """A file to read from, over blocks of bytes. Keeps what the blocks' generator returned, or what stopped it."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = memoryview(b"")
        self.attachments: tuple[Attachment, ...] = ()
        self.failed: Exception | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, `size` at the most; empty at the end."""
        while not self._rest:
            try:
                self._rest = memoryview(next(self._blocks))
            except StopIteration as stop:
                self.attachments = stop.value or self.attachments
                return b""
            except Exception as error:
                self.failed = error
                raise
        piece, self._rest = self._rest[:size], self._rest[size:]
        return bytes(piece)


class _Push:
    """A file to write to, feeding the parser."""

    def __init__(self, reader: ContainerReader) -> None:
        self._reader = reader

    def write(self, data: bytes) -> int:
        self._reader.feed(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""


class _Hashing:
    """A file to write to that counts and hashes what passes, and keeps what stopped it."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.digest = hashlib.sha256()
        self.size = 0
        self.failed: Exception | None = None

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        try:
            self._out.write(data)
        except Exception as error:
            self.failed = error
            raise
        return len(data)

    def flush(self) -> None:
        self._out.flush()
