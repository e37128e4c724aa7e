"""What a node says of itself at `/.well-known/saksama`: addresses, and keys that are believed on first use only.

Rules kept here: unknown members are ignored (the document may grow), known ones have their type and a length that a
sentence can bear.
Left to others: whether to believe any of it (trust).
"""

from typing import Annotated

import msgspec
from msgspec import Meta

from saksama.errors import EvidenceError
from saksama.json_documents import read_json

PATH = ".well-known/saksama"


class WellKnownMalformed(EvidenceError):
    """The answer is no description of a Saksama node."""

    code = "well-known.malformed"
    advice = "Check the address: it should be the public address of a Saksama node."

    why: str


type Short = Annotated[str, Meta(max_length=300)]
type Address = Annotated[str, Meta(max_length=2_000)]


class NamedKey(msgspec.Struct, frozen=True):
    """A key of the node with the address of its statement."""

    use: Short
    key: Short
    statement: Address = ""


class WellKnown(msgspec.Struct, frozen=True):
    """The node's self-description. `log` is the base address of the tiles; `agreement` that of the note in force."""

    node: Short
    origin: Short
    log: Address
    vkey: Short
    name: Short | dict[Short, Short] = ""
    institution_key: Short = ""
    keys: Annotated[tuple[NamedKey, ...], Meta(max_length=1_000)] = ()
    agreement: Address | None = None
    url: Address = ""


def parse_well_known(data: bytes) -> WellKnown:
    """Read the document. Raises `WellKnownMalformed`."""
    try:
        return read_json(data, WellKnown)
    except msgspec.DecodeError as error:
        raise WellKnownMalformed(why=str(error)) from error
