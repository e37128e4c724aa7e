"""Whether the times in a mirrored log can be true, by our own clock alone.

Rules kept here:
  * An entry is not younger than the moment at which we verified that the log held it (120 s).
  * An entry is not older than our own cosignature of a checkpoint that did not hold it yet (240 s: an act takes a
    minute, and a checkpoint takes cosignatures for a minute more), nor than an entry before it that came along (120 s).
  * Only what is impossible is named: the exact interval, by all witnesses, is `saksama verify`'s.
Left to others: what follows from it (flows: an alarm, nothing else).
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from saksama.errors import EvidenceError
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.note import Note
from saksama_node.ledger import models
from saksama_node.ledger.signing import witness_key

TOLERANCE_MS: Final = 120_000


def out_of_time(origin: str, first: int) -> Iterator[tuple[int, bool]]:
    """Entries from index `first` whose time cannot be true, with whether it is too young (else too old)."""
    mirror = models.Mirror.objects.filter(origin=origin).first()
    if mirror is None:
        return
    found = models.MirrorCheckpoint.objects.filter(mirror=mirror, size__lte=mirror.size).order_by("size")
    # The one before and those after: with them every entry from `first` lies between two.
    before = found.filter(size__lte=first).values_list("size", flat=True).last() or 0
    checkpoints = list(found.filter(size__gte=before).values_list("size", "note", "verified_at"))
    sizes = [size for size, _, _ in checkpoints]
    cosigned = [_our_time(bytes(note)) for _, note, _ in checkpoints]
    rows = models.MirrorEntry.objects.filter(mirror=mirror, number__gte=first, number__lt=mirror.size, at__isnull=False)
    greatest = 0
    for number, given in rows.order_by("number").values_list("number", "at"):
        at = given or 0
        place = bisect_right(sizes, number)
        if place == len(sizes):
            return
        if at > checkpoints[place][2] + TOLERANCE_MS:
            yield number, True
            continue
        past = cosigned[place - 1] if place else None
        if at < greatest - TOLERANCE_MS or (past is not None and at < past - 2 * TOLERANCE_MS):
            yield number, False
        greatest = max(greatest, at)


def _our_time(data: bytes) -> int | None:
    """When our own witness cosigned it, in milliseconds; None if it did not, or a line in our name is not ours."""
    note, key = Note.parse(data), witness_key().verifier
    line = next((line for line in note.signatures if line.is_by(key)), None)
    try:
        return None if line is None else verify_cosignature(note.text, line, key) * 1000
    except EvidenceError:
        return None
