"""Commitments: a salted digest of what is not public, the opening that shows it, and the reporter's file of openings.

Rules kept here:
  * `SHA-256("saksama/commit/v1" || 0 || kind || 0 || name || 0 || salt32 || bytes)`; kind and name bind it to its
    place.
  * A salt is 32 fresh bytes for each commitment; it is given, never made here.
  * The file is one JSON object: format, the entry's leaf hash, and for each commitment name, salt and bytes, as base64.
    A part may be left out (identity), so that a receipt can be shown without it.
  * Evidence is opened as its manifest: canonical JSON, a list of name, sha256 and size; files are then matched by
    digest.
Left to others: keeping and erasing salts and bytes (the node), reading the file (cli), hashing the evidence files (the
caller).
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Annotated

import msgspec

from saksama.entries.body import Digest
from saksama.entries.entry import Entry
from saksama.errors import CallerError, EvidenceError
from saksama.json_documents import read_json

SALT_BYTES = 32
_DOMAIN = b"saksama/commit/v1"


class BadSalt(CallerError):
    """A salt that is not 32 bytes."""

    code = "commitment.salt"
    advice = "Give 32 fresh random bytes."

    length: int


class OpeningFails(EvidenceError):
    """The opening does not open what the entry commits to under that name."""

    code = "commitment.opening"
    advice = "The salt or the bytes are not those that were committed; nothing was proved."

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one commitment: its name, 32 bytes of salt, the committed bytes."""

    name: str
    salt: bytes
    data: bytes


def commit(kind: str, name: str, salt: bytes, data: bytes) -> str:
    """The commitment as 64 hex digits. Raises `BadSalt`."""
    if len(salt) != SALT_BYTES:
        raise BadSalt(len(salt))
    return hashlib.sha256(b"\x00".join((_DOMAIN, kind.encode(), name.encode(), salt)) + data).hexdigest()


def check_opening(entry: Entry, opening: Opening) -> None:
    """Raise `OpeningFails` unless `opening` opens the commitment of that name in `entry`."""
    held = entry.commits.get(opening.name)
    if held is None:
        raise OpeningFails(opening.name, "the entry has no such commitment")
    if not hmac.compare_digest(held, commit(entry.kind, opening.name, opening.salt, opening.data)):
        raise OpeningFails(opening.name, "another digest")


FORMAT = "saksama-openings/v1"
EVIDENCE = "evidence"


class BadOpenings(EvidenceError):
    """The bytes are not an openings file."""

    code = "openings.malformed"
    advice = "Use the openings file exactly as it was handed out with the receipt."

    why: str


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,31}\Z")]
    salt: str
    data: str


class _OpeningsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    format: str
    leaf_hash: Digest
    openings: list[_Item]


class EvidenceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of the evidence manifest: `size` in bytes."""

    name: str
    sha256: Digest
    size: int


@dataclass(frozen=True, slots=True)
class Openings:
    """The openings of the entry with this leaf hash (64 hex digits, RFC 6962 leaf hash)."""

    leaf_hash: str
    items: tuple[Opening, ...]

    def without(self, name: str) -> "Openings":
        """The same file with one commitment left closed."""
        return Openings(self.leaf_hash, tuple(item for item in self.items if item.name != name))


def encode_openings(openings: Openings) -> bytes:
    """The file's bytes: indented JSON, ending in a newline."""
    file = _OpeningsFile(
        format=FORMAT,
        leaf_hash=openings.leaf_hash,
        openings=[
            _Item(name=item.name, salt=b64encode(item.salt).decode(), data=b64encode(item.data).decode())
            for item in openings.items
        ],
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"


def parse_openings(data: bytes) -> Openings:
    """Read an openings file. Raises `BadOpenings`."""
    try:
        file = read_json(data, _OpeningsFile)
        items = tuple(
            Opening(item.name, b64decode(item.salt, validate=True), b64decode(item.data, validate=True))
            for item in file.openings
        )
    except (msgspec.DecodeError, ValueError) as error:  # ValueError: no base64
        raise BadOpenings(str(error)) from error
    if file.format != FORMAT:
        raise BadOpenings(f"format {file.format[:40]!r}")
    if len({item.name for item in items}) != len(items):
        raise BadOpenings("one commitment opened twice")
    return Openings(file.leaf_hash, items)


def encode_manifest(files: list[EvidenceFile]) -> bytes:
    """The canonical JSON that the `evidence` commitment covers: keys sorted, no space, files in the order given."""
    return msgspec.json.encode(files, order="sorted")


def parse_manifest(data: bytes) -> list[EvidenceFile]:
    """The files that an opened `evidence` names. Raises `BadOpenings`."""
    try:
        return read_json(data, list[EvidenceFile])
    except msgspec.DecodeError as error:
        raise BadOpenings(f"evidence manifest: {error}") from error
