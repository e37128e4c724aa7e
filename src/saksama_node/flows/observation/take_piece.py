"""Take the files of a report from its device, piece by piece.

Rules kept here:
  * Only files that a taken report of this device names are taken, and from a device that still counts.
  * What a file is, its first bytes say, as with evidence; what is of no type that is taken is told, and not shown.
Left to others: pieces and their order (`observation.annexing`), signatures (web).
"""

from saksama.errors import CallerError
from saksama_node.cases.evidence import HEAD_BYTES, media_type
from saksama_node.cases.evidence import TypeNotTaken as NoEvidence
from saksama_node.observation.annexed import AnnexInfo, annex_of
from saksama_node.observation.annexing import add_piece, finish, standing
from saksama_node.observation.enrolled import Identity, device_now
from saksama_node.observation.envelope import TYPES, NotOpened, TypeNotTaken
from saksama_node.observation.receiving import KeptAside


def piece_standing(device: Identity, subject: str, sha256: str) -> tuple[int, int]:
    """How much of a file is here, and its size. Raises `NoSuchAnnex`, `KeptAside`."""
    found = _annex(device, subject, sha256)
    return standing(found), found.size


def take_piece(device: Identity, subject: str, sha256: str, offset: int, piece: bytes) -> int:
    """How much is here after the next piece.

    Raises `NoSuchAnnex`, `KeptAside`, `WrongOffset`, `AnnexDiffers`, `TypeNotTaken`, `NotOpened`.
    """
    found = _annex(device, subject, sha256)
    if found.fault:
        raise _refusal(found.fault)
    if found.whole_at is not None:
        return found.size
    # All of it may be here, and the node was ended before it was judged.
    here = standing(found)
    if here < found.size:
        here = add_piece(found, offset, piece)
    if here == found.size and (fault := finish(found, _judged)):
        raise _refusal(fault)
    return here


def _annex(device: Identity, subject: str, sha256: str) -> AnnexInfo:
    now = device_now(device.name)
    if now is None or now.revoked_at is not None:
        raise KeptAside("revoked")
    return annex_of(device.id, subject, sha256)


def _judged(plain: bytes) -> str:
    """A fault's code; empty where its type is taken."""
    try:
        return "" if media_type("", plain[:HEAD_BYTES]) in TYPES else "type"
    except NoEvidence:
        return "type"


def _refusal(fault: str) -> CallerError:
    return TypeNotTaken() if fault == "type" else NotOpened()
