"""`mirror.json`, the one file of a copy that no node served: whose copy it is, of when, and what was not had.

Rules kept here: closed and strict; a copy without it is no copy.
Left to others: the answers themselves (keeping, reading).
"""

from datetime import datetime
from typing import Final

import msgspec

from saksama.errors import CallerError
from saksama.json_documents import read_json
from saksama.vocabulary import BadMoment, parse_moment

NAME: Final = "mirror.json"
LARGEST: Final = 64 << 20
_VERSION: Final = 1


class NotACopy(CallerError):
    """The folder holds no copy that `saksama mirror` made, or a part of one."""

    code = "mirror.not-a-copy"
    advice = "Give the folder that saksama mirror made; run it again where it was broken off."

    folder: str
    why: str


class ManifestMalformed(CallerError):
    """`mirror.json` is not as `saksama mirror` writes it."""

    code = "mirror.malformed"
    advice = "Make the copy anew with saksama mirror."

    why: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`url`: the node's address; `at`: the moment (UTC) when the last answer had come.

    `not_served`: addresses with the status that was answered; `unanswered`: those without an answer, and why.
    """

    mirror: int
    url: str
    at: str
    not_served: dict[str, int] = {}
    unanswered: dict[str, str] = {}

    @property
    def moment(self) -> datetime:
        """When the copy is of."""
        return parse_moment(self.at)


def write_copy_manifest(url: str, at: str, not_served: dict[str, int], unanswered: dict[str, str]) -> bytes:
    """The file's octets."""
    return msgspec.json.format(
        msgspec.json.encode(Manifest(_VERSION, url, at, not_served, unanswered), order="deterministic"), indent=2
    ) + (b"\n")


def parse_copy_manifest(data: bytes) -> Manifest:
    """Read the file. Raises `ManifestMalformed`."""
    try:
        manifest = read_json(data, Manifest)
        parse_moment(manifest.at)
    except (msgspec.DecodeError, BadMoment) as error:
        raise ManifestMalformed(why=str(error)) from error
    if manifest.mirror != _VERSION:
        raise ManifestMalformed(why=f"version {manifest.mirror}, and this tool reads {_VERSION}")
    return manifest
