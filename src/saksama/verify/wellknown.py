"""What a node says of itself at `/.well-known/saksama`: addresses, and keys that are believed on first use only.

Rules kept here: unknown members are ignored (the document may grow), known ones have their type.
Left to others: whether to believe any of it (trust).
"""

import msgspec

from saksama.errors import EvidenceError

PATH = ".well-known/saksama"


class WellKnownMalformed(EvidenceError):
    """The answer is no description of a Saksama node."""

    code = "well-known.malformed"
    advice = "Check the address: it should be the public address of a Saksama node."

    why: str


class NamedKey(msgspec.Struct, frozen=True):
    """A key of the node with the address of its statement."""

    use: str
    key: str
    statement: str = ""


class WellKnown(msgspec.Struct, frozen=True):
    """The node's self-description. `log` is the base address of the tiles; `agreement` that of the note in force."""

    node: str
    origin: str
    log: str
    vkey: str
    name: str | dict[str, str] = ""
    institution_key: str = ""
    keys: tuple[NamedKey, ...] = ()
    agreement: str | None = None
    url: str = ""


def parse_well_known(data: bytes) -> WellKnown:
    """Read the document. Raises `WellKnownMalformed`."""
    try:
        return msgspec.json.decode(data, type=WellKnown)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WellKnownMalformed(why=str(error)) from error
