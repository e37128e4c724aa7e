"""Deleting what a dispatch took or brought of content that was erased here.

Rules kept here: the bytes on this disk go, and only of dispatches that the log has; name, size and digest stay with the
dispatch, whose page hands out no file that is gone. What another copy in it holds too stays. So go the words and the
address that the dispatch gives of the copy, and the salt by which they could be proved. Done again it does nothing.
Left to others: what is erased (contentwatch.whole.erasing), ciphertexts, which go some days after their answer
(actions).
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from saksama.envelope.kinds import ClaimCopy, ContentClaim
from saksama_node.exchange.models import Incoming, Outgoing
from saksama_node.exchange.plain_files import outgoing_path, received_folder
from saksama_node.exchange.sealed import opened_parts, sealed_parts
from saksama_node.ledger.turn import writing

_NO_SALT: Final = "0" * 64


def forget_copies(subjects: Collection[str]) -> None:
    """Delete what every dispatch that was sent or received holds of these copies. Raises OSError.

    Not called within a transaction: it takes its own turn at writing.
    """
    manifests = [f"{each}.json" for each in subjects]
    with writing():
        rows: list[Outgoing | Incoming] = [*_outgoing(manifests), *_incoming(manifests)]
        for row, (frame, payload) in zip(rows, opened_parts(rows), strict=True):
            _blank(row, frame, payload, subjects)
    for path in (*_sent(subjects, manifests), *_received(subjects, manifests)):
        path.unlink(missing_ok=True)


def _sent(subjects: Collection[str], manifests: list[str]) -> Iterator[Path]:
    rows = _outgoing(manifests)
    for row, (_, payload) in zip(rows, opened_parts(rows), strict=True):
        gone = _names(payload, subjects)
        yield from (outgoing_path(row.subject, each.position) for each in row.files.all() if each.name in gone)


def _received(subjects: Collection[str], manifests: list[str]) -> Iterator[Path]:
    rows = _incoming(manifests)
    for row, (_, payload) in zip(rows, opened_parts(rows), strict=True):
        gone = _names(payload, subjects)
        # One that was set apart with a cut-off branch lies where it was opened.
        folder = received_folder(row.subject, row.index if row.index >= 0 else -1 - row.index)
        yield from (folder / each.member for each in row.files.all() if each.name in gone)


def _outgoing(manifests: list[str]) -> list[Outgoing]:
    rows = Outgoing.objects.filter(kind=ContentClaim.KIND, leaf__isnull=False, files__name__in=manifests)
    return list(rows.distinct())


def _incoming(manifests: list[str]) -> list[Incoming]:
    return list(Incoming.objects.filter(kind=ContentClaim.KIND, files__name__in=manifests).distinct())


def _blank(row: Outgoing | Incoming, frame: bytes, payload: bytes, subjects: Collection[str]) -> None:
    """Leave of these copies in a payload what their entries say anyway."""
    told = msgspec.json.decode(payload, type=ContentClaim)
    copies = tuple(
        replace(each, said="", address="", salt=_NO_SALT) if each.subject in subjects else each for each in told.copies
    )
    if copies != told.copies:
        said = msgspec.json.encode(replace(told, copies=copies))
        row.payload = sealed_parts(row.subject, type(row), frame, said)["payload"]
        row.save(update_fields=["payload"])


def _names(payload: bytes, subjects: Collection[str]) -> set[str]:
    """The attachments that hold these copies alone: each one's manifest, its files under their digests."""
    copies = msgspec.json.decode(payload, type=ContentClaim).copies
    gone = {name for each in copies if each.subject in subjects for name in (f"{each.subject}.json", *_files(each))}
    return gone - {name for each in copies if each.subject not in subjects for name in _files(each)}


def _files(copy: ClaimCopy) -> list[str]:
    return [each.sha256 for each in copy.files]
