"""Taking the files of reports, piece by piece, as their devices sealed them.

Rules kept here:
  * A piece is on the disk before it is counted; how much counts is the row's word, and what lies behind it is cut off:
    a disk that was full in the middle, or a killed process, leaves nothing that counts wrongly.
  * A piece that is not the next one changes nothing, and is told which is.
  * What is whole is what was named: its digest, then what is in it. Of another digest it begins anew; what does not
    open, or is of no type that is taken, stays where it is and is told.
  * Only ciphertext lies on the disk; its key is its row's, sealed under the report's.
Left to others: which device asks (web), what a type is (flow `take_piece`), who opens one (flows).
"""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from saksama.errors import CallerError, WorldError
from saksama_node.ledger.turn import writing
from saksama_node.observation.annexed import AnnexInfo
from saksama_node.observation.envelope import unwritten
from saksama_node.observation.models import Annex
from saksama_node.observation.sealed import opened_bytes
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import make_folder, sync
from saksama_node.settings.reserve import check_room

FOLDER: Final = "sealed/annexes"
_NONCE: Final = 12


class WrongOffset(CallerError):
    """The piece is not the next one. `offset`: where the next one begins."""

    code = "field.offset"
    advice = "Go on from the place that is named."

    offset: int


class AnnexDiffers(CallerError):
    """What came is not what the report names; it begins anew."""

    code = "field.digest"
    advice = "Send the file again from its beginning."


class AnnexMissing(WorldError):
    """The file of a report is not on disk, or does not open."""

    code = "observation.annex-missing"
    advice = "Restore the folder sealed/annexes from the backup."

    sha256: str


def standing(annex: AnnexInfo) -> int:
    """How much of it is here for sure: what its row says, or less where the disk has less (a restored backup)."""
    if annex.whole_at is not None:
        return annex.size
    try:
        held = _path(annex).stat().st_size
    except FileNotFoundError:
        held = 0
    return min(annex.offset, held)


def add_piece(annex: AnnexInfo, offset: int, piece: bytes) -> int:
    """Keep the next piece, on disk and then counted; how much is here then. Raises `WrongOffset`, `NoRoomForFiles`."""
    with _held(annex) as file:
        # Read again: who held the file before may have taken this very piece.
        counted = min(Annex.objects.values_list("offset", flat=True).get(pk=annex.id), _length(file))
        if offset != counted or not piece or offset + len(piece) > annex.size:
            raise WrongOffset(counted)
        check_room(len(piece))
        file.truncate(counted)
        file.seek(counted)
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())
        _count(annex, counted + len(piece))
    return counted + len(piece)


def finish(annex: AnnexInfo, judge: Callable[[bytes], str]) -> str:
    """Judge what is whole; a fault's code, empty where it is what was named. `judge`: of a type that is not taken.

    Raises `AnnexDiffers`: it begins anew.
    """
    with _held(annex) as file:
        data = file.read()
        if hashlib.sha256(data).hexdigest() != annex.sha256:
            file.truncate(0)
            _count(annex, 0)
            raise AnnexDiffers
    plain = _plain(annex, data)
    fault = "sealed" if plain is None else judge(plain)
    if plain is not None and hashlib.sha256(plain).hexdigest() != annex.plain:
        fault = "sealed"
    with writing():
        Annex.objects.filter(pk=annex.id).update(whole_at=now(), fault=fault)
    return fault


def open_annex(annex: AnnexInfo) -> bytes:
    """What is in it. Raises `AnnexMissing`."""
    try:
        plain = _plain(annex, _path(annex).read_bytes())
    except FileNotFoundError as error:
        raise AnnexMissing(annex.sha256) from error
    if plain is None:
        raise AnnexMissing(annex.sha256)
    return plain


def _plain(annex: AnnexInfo, data: bytes) -> bytes | None:
    row = Annex.objects.values_list("key", flat=True).get(pk=annex.id)
    key = opened_bytes([(annex.report, f"annex {annex.sha256}", bytes(row))])[0]
    if not key:
        return None
    try:
        return AESGCM(unwritten(key.decode())).decrypt(data[:_NONCE], data[_NONCE:], None)
    except (InvalidTag, ValueError):  # ValueError: too short to be such
        return None


@contextmanager
def _held(annex: AnnexInfo) -> Iterator[BinaryIO]:
    """The file, for one who writes at a time; its name is on the disk before anything counts."""
    path = _path(annex)
    make_folder(path.parent)
    is_new = not path.exists()
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if is_new:
            sync(path.parent)
        yield file


def _count(annex: AnnexInfo, offset: int) -> None:
    with writing():
        Annex.objects.filter(pk=annex.id).update(offset=offset)


def _length(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size


def _path(annex: AnnexInfo) -> Path:
    return SETTINGS.data / FOLDER / annex.file
