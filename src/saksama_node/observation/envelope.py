"""What a device of the field sends: the envelope, what is sealed in it, and the signature over a request.

Rules kept here:
  * One closed shape each: an unknown member, a number out of its bounds, a digest that is none is refused.
  * HPKE (RFC 9180) in base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM; `info` binds what is sealed to
    its device and number, so that it opens under no other.
  * A signature is ECDSA P-256 over SHA-256, raw as WebCrypto gives it (IEEE P1363), of method, address, moment and the
    body's digest.
Left to others: keys (keying, enrolled), what becomes of it (receiving).
"""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from datetime import datetime
from typing import Annotated, Final

import msgspec
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import load_der_public_key

from saksama.errors import CallerError

LONGEST: Final = 256 << 10
"""Bytes of an envelope."""
MOST_ANNEXES: Final = 20
LARGEST_ANNEX: Final = 16 << 20
"""Bytes of one as it is sealed; a photograph scaled on its device has less than one million."""
MOST_SEQUENCE: Final = 1_000_000
INFO: Final = "saksama lapangan v1"
TYPES: Final = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/webp",
        "application/pdf",
        "audio/mp4",
        "audio/mpeg",
        "audio/ogg",
        "video/mp4",
    }
)
_EARLIEST, _LATEST = 1970, 2200
"""Years: a telephone whose battery was empty begins anew in the first."""
_SIDE: Final = 32
_SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_128_GCM)

Name = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")]
NameOrNone = Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")]
Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]


class EnvelopeMalformed(CallerError):
    """What came is no envelope, or not this device's."""

    code = "field.malformed"
    advice = "Update the page on the telephone; what was written stays there."

    why: str


class AnnexTooLarge(CallerError):
    """A file is larger than is taken."""

    code = "field.too-large"
    advice = "Photograph it smaller; bring a long recording to the office."

    limit: int


class TypeNotTaken(CallerError):
    """A file says it is of a type that is not taken, or is."""

    code = "field.type"
    advice = "Send it as JPEG, PNG, WebP, PDF, MP4, MP3 or OGG."


class NotOpened(CallerError):
    """What is sealed does not open under a key of the office, or is no report."""

    code = "field.sealed"
    advice = "The office keeps what came; write to it."


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file that comes afterwards: as its device sealed it."""

    sha256: Sha256
    size: Annotated[int, msgspec.Meta(ge=1, le=1 << 40)]
    type: Annotated[str, msgspec.Meta(max_length=40)]
    category: Annotated[str, msgspec.Meta(pattern=r"^[a-z-]{0,40}\Z")] = ""


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A submission as it travels."""

    v: Annotated[int, msgspec.Meta(ge=1, le=1)]
    device: Name
    sequence: Annotated[int, msgspec.Meta(ge=1, le=MOST_SEQUENCE)]
    made_at: datetime
    practice: bool
    period: NameOrNone
    form: Sha256
    report: NameOrNone
    key: Annotated[str, msgspec.Meta(max_length=16)]
    enc: str
    ct: str
    annexes: Annotated[tuple[Named, ...], msgspec.Meta(max_length=MOST_ANNEXES)] = ()


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer to an examiner's note."""

    note: int
    words: Annotated[str, msgspec.Meta(max_length=4000)]


class Content(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is sealed. `annex_key`: under which the files are; of each, `plain`: its digest before it was sealed, and
    `captions`: what its sender wrote beneath it.

    `edits`: the state of an earlier report's draft that this was written over, where it tells.
    """

    answers: dict[str, str | list[dict[str, str]]]
    number: Annotated[str, msgspec.Meta(max_length=100)]
    annex_key: str = ""
    plain: dict[str, Sha256] = {}
    captions: dict[str, Annotated[str, msgspec.Meta(max_length=300)]] = {}
    edits: int | None = None
    replies: Annotated[tuple[Reply, ...], msgspec.Meta(max_length=200)] = ()


def parse_envelope(body: bytes) -> Envelope:
    """Read one. Raises `EnvelopeMalformed`, `AnnexTooLarge`, `TypeNotTaken`."""
    if len(body) > LONGEST:
        raise EnvelopeMalformed("too long")
    try:
        envelope = msgspec.json.decode(body, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise EnvelopeMalformed("no envelope") from error
    if envelope.made_at.tzinfo is None or not _EARLIEST <= envelope.made_at.year < _LATEST:
        raise EnvelopeMalformed("a moment that no clock shows")
    for each in envelope.annexes:
        if each.size > LARGEST_ANNEX:
            raise AnnexTooLarge(LARGEST_ANNEX)
        if each.type not in TYPES:
            raise TypeNotTaken
    if len({each.sha256 for each in envelope.annexes}) != len(envelope.annexes):
        raise EnvelopeMalformed("a file twice")
    return envelope


def opened(envelope: Envelope, key: EllipticCurvePrivateKey) -> Content:
    """What is sealed in it. Raises `NotOpened`."""
    info = f"{INFO} {envelope.device}:{envelope.sequence}".encode()
    try:
        plain = _SUITE.decrypt(unwritten(envelope.enc) + unwritten(envelope.ct), key, info=info)
        content = msgspec.json.decode(plain, type=Content)
        keyed = len(unwritten(content.annex_key)) == _SIDE
    except (InvalidTag, ValueError, RecursionError) as error:  # ValueError: no base64, a point that is none, no report
        raise NotOpened from error
    if envelope.annexes and not (keyed and all(each.sha256 in content.plain for each in envelope.annexes)):
        raise NotOpened
    return content


def public_key(spki: bytes) -> EllipticCurvePublicKey:
    """A device's key. Raises `EnvelopeMalformed`."""
    try:
        key = load_der_public_key(spki)
    except ValueError as error:
        raise EnvelopeMalformed("no public key") from error
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise EnvelopeMalformed("no P-256 key")
    return key


def is_signed(spki: bytes, signature: str, method: str, address: str, moment: str, body: bytes) -> bool:
    """Whether this device signed this request."""
    try:
        raw = unwritten(signature)
        if len(raw) != 2 * _SIDE:
            return False
        halves = int.from_bytes(raw[:_SIDE]), int.from_bytes(raw[_SIDE:])
        said = "\n".join((method, address, moment, hashlib.sha256(body).hexdigest())).encode()
        public_key(spki).verify(encode_dss_signature(*halves), said, ECDSA(SHA256()))
    except (ValueError, InvalidSignature):
        return False
    return True


def written(data: bytes) -> str:
    """Bytes as base64url without padding."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def unwritten(text: str) -> bytes:
    """The bytes. Raises ValueError."""
    try:
        return urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (NoBase64, UnicodeEncodeError) as error:
        raise ValueError("no base64url") from error
