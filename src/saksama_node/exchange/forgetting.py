"""Deleting what a dispatch took or brought of content that was erased here.

Rules kept here: the bytes on this disk go, and only of dispatches that the log has; name, size and digest stay with the
dispatch, whose page hands out no file that is gone. What opens them goes too, so that a copy of the disk keeps nothing
that opens. What another copy in it holds too stays. So go the words and the address that the dispatch gives of the
copy, and the salt by which they could be proved. Done again it does nothing.
Left to others: what is erased (contentwatch.whole.erasing), ciphertexts, which go some days after their answer
(actions).
"""

from collections.abc import Collection, Iterator
from itertools import batched
from pathlib import Path
from typing import Final

import msgspec
from django.db.models import QuerySet
from msgspec.structs import replace

from saksama.envelope.kinds import ClaimCopy, ContentClaim
from saksama_node.exchange.models import Incoming, IncomingFile, Outgoing, OutgoingFile
from saksama_node.exchange.sealed import opened_attachments, opened_parts, sealed_attachments, sealed_parts
from saksama_node.ledger.turn import writing

_NO_SALT: Final = "0" * 64
_AT_ONCE: Final = 500


def forget_copies(subjects: Collection[str]) -> None:
    """Delete what every dispatch that was sent or received holds of these copies. Raises OSError.

    Not called within a transaction: it takes its own turn at writing.
    """
    # Which copies a dispatch holds is sealed: they are looked for before the turn, which is then short.
    ours = _holding(Outgoing.objects.filter(kind=ContentClaim.KIND, leaf__isnull=False), subjects)
    theirs = _holding(Incoming.objects.filter(kind=ContentClaim.KIND), subjects)
    with writing():
        paths = [path for row in Outgoing.objects.filter(pk__in=ours) for path in _forget(row, subjects)]
        paths += [path for row in Incoming.objects.filter(pk__in=theirs) for path in _forget(row, subjects)]
    for path in paths:
        path.unlink(missing_ok=True)


def _holding[M: (Outgoing, Incoming)](rows: QuerySet[M], subjects: Collection[str]) -> list[int]:
    """Which of these dispatches hold one of these copies."""
    return [
        row.pk
        for part in batched(rows.iterator(chunk_size=_AT_ONCE), _AT_ONCE, strict=False)
        for row, (_, payload) in zip(part, opened_parts(part), strict=True)
        if any(each.subject in subjects for each in _copies(payload))
    ]


def _forget(row: Outgoing | Incoming, subjects: Collection[str]) -> Iterator[Path]:
    """Blank what it says of these copies, and what opens their files; where those lie."""
    ((frame, payload),) = opened_parts([row])
    _blank(row, frame, payload, subjects)
    gone = _names(payload, subjects)
    for kept in opened_attachments([row])[0]:
        if kept.name in gone:
            (told,) = sealed_attachments(row.subject, type(row), [kept.erased()])
            if isinstance(row, Outgoing):
                OutgoingFile.objects.filter(outgoing=row, position=kept.position).update(told=told)
            else:
                IncomingFile.objects.filter(incoming=row, position=kept.position).update(told=told)
            yield kept.path


def _copies(payload: bytes) -> tuple[ClaimCopy, ...]:
    return msgspec.json.decode(payload, type=ContentClaim).copies if payload else ()


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
    copies = _copies(payload)
    gone = {name for each in copies if each.subject in subjects for name in (f"{each.subject}.json", *_files(each))}
    return gone - {name for each in copies if each.subject not in subjects for name in _files(each)}


def _files(copy: ClaimCopy) -> list[str]:
    return [each.sha256 for each in copy.files]
