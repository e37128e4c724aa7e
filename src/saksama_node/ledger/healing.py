"""Taking back the tail of our own log that an old backup lacks, from somebody who mirrors it.

Rules kept here:
  * Entries count only when they lead, from the tree held here, exactly to a tree that our own log key signed.
  * Nothing is signed here: the log stands afterwards where it stood before the loss, and goes on from there.
  * An entry that was committed before the backup and integrated after it is the row that is here, with its openings.
  * Checkpoints come back with the cosignatures of those whom we ask; what does not verify is left out.
Left to others: fetching (flows.node: take_tail, take_cosigned), what the entries mean to the rooms (flows), whether to
sign on (licence).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet

from saksama.entries.entry import Entry, decode_entry
from saksama.errors import EvidenceError
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint
from saksama.tlog.cosignature import verify_cosignature
from saksama.tlog.growth import Edge, Growth, grow
from saksama.tlog.note import Note, VerifierKey
from saksama.tlog.tree import leaf_hash, root_at
from saksama_node.ledger import models, tiles
from saksama_node.ledger.faults import EntriesDiffer, Fork, LogMissing
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.signing import log_verifiers
from saksama_node.ledger.times import to_ms
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class Tail:
    """A verified continuation of the tree held here: to `target`, by `entries`; `growth` is its tiles."""

    target: Checkpoint
    note: bytes
    first: int
    entries: tuple[bytes, ...]
    growth: Growth


def shown(note: bytes) -> Checkpoint:
    """What a checkpoint of ours says that others hold; raises as `open_checkpoint` where our key did not sign it."""
    return open_checkpoint(note, log_verifiers(), origin=SETTINGS.origin).checkpoint


def verified_tail(note: bytes, entries: Iterable[bytes]) -> Tail:
    """The tail from the tree held here to the checkpoint in `note`. Nothing is stored.

    Raises EntriesDiffer if the entries do not lead there, Fork if no entries could.
    """
    head = _head()
    target = shown(note)
    found = tuple(entries)
    growth = grow(Edge.read(head.size, tiles.tile_reader(head.origin)), b"".join(leaf_hash(entry) for entry in found))
    if growth.edge.size != target.size or growth.edge.root() != target.root:
        raise EntriesDiffer(head.origin, head.size, target.size)
    return Tail(target, note, head.size, found, growth)


def read(tail: Tail) -> tuple[Entry, ...]:
    """The entries of a tail that we understand."""
    return tuple(entry for entry in map(_read, tail.entries) if entry is not None)


def check_fits(note: bytes) -> Checkpoint:
    """A checkpoint of ours that is not larger than the tree held here; Fork if it is of another tree."""
    head, target = _head(), shown(note)
    if target.size <= head.size and root_at(target.size, tiles.hash_reader(head.origin, head.size)) != target.root:
        newest = models.Checkpoint.objects.order_by("-size").first()
        raise Fork(origin=head.origin, held=bytes(newest.note) if newest else b"", shown=note)
    return target


def held_size() -> int:
    """How far the log stands here."""
    return int(_head().size)


def append_tail(tail: Tail) -> tuple[LoggedEntry, ...]:
    """Store it, in the caller's transaction; give the entries whose acts are not here, as far as we understand them."""
    head = models.Head.objects.select_for_update().get()
    if head.size != tail.first:
        raise EntriesDiffer(head.origin, head.size, tail.target.size)
    waiting = {bytes(found): key for key, found in models.Leaf.objects.filter(number=None).values_list("id", "hash")}
    decoded = [_read(entry) for entry in tail.entries]
    fresh, known = [], []
    for number, (data, entry) in enumerate(zip(tail.entries, decoded, strict=True), tail.first):
        hashed = leaf_hash(data)
        if hashed in waiting:
            known.append((number, waiting[hashed]))
        else:
            fresh.append(_leaf(number, data, hashed, entry))
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE ledger_leaf SET number = %s WHERE id = %s AND number IS NULL", known)
    models.Leaf.objects.bulk_create(fresh, batch_size=500)
    tiles.store(head.origin, tail.growth.tiles)
    greatest = max([head.greatest_at, *(to_ms(entry.at) for entry in decoded if entry is not None)])
    models.Head.objects.filter(pk=head.pk).update(
        size=tail.target.size, root=tail.target.root, greatest_at=greatest, fault=""
    )
    keys = dict(models.Leaf.objects.filter(number__gte=tail.first).values_list("number", "id"))
    here = {number for number, _ in known}
    return tuple(
        LoggedEntry(number, entry, keys[number])
        for number, entry in enumerate(decoded, tail.first)
        if entry is not None and number not in here
    )


def take_checkpoint(note: bytes) -> bool:
    """Keep one checkpoint of ours again, in the caller's transaction, after the tail; whether it could be used."""
    try:
        target = check_fits(note)
    except EvidenceError:
        return False
    if not 0 < target.size <= held_size():
        return False
    parsed = Note.parse(note)
    found = _cosigned(parsed)
    moment = min((time for _, _, time in found), default=0) * 1000
    ours = tuple(line for line in parsed.signatures if any(line.is_by(key) for key in log_verifiers()))
    made = {"root": target.root, "note": Note(parsed.text, ours).encode(), "signed_at": moment}
    row, _ = models.Checkpoint.objects.get_or_create(size=target.size, defaults=made)
    for vkey, line, time in found:
        models.Cosignature.objects.get_or_create(checkpoint=row, vkey=vkey, defaults={"line": line, "time": time})
    # It was published: else nobody could have mirrored it.
    row.published_at = row.published_at or moment
    row.cosigned = row.cosigned or bool(found)
    if found and not _targets().exclude(vkey__in=row.cosignatures.values("vkey")).exists():
        row.complete_at = row.complete_at or moment
    row.save(update_fields=["published_at", "cosigned", "complete_at"])
    return True


def outsiders() -> tuple[tuple[str, str], ...]:
    """Key and address of each witness whom we ask and who is no party."""
    return tuple(_targets().filter(partner=False).order_by("id").values_list("vkey", "url"))


def cosigned_sizes(vkey: str) -> frozenset[int]:
    """The sizes of which that witness's cosignature is kept here."""
    return frozenset(models.Cosignature.objects.filter(vkey=vkey).values_list("checkpoint_id", flat=True))


def _head() -> models.Head:
    head = models.Head.objects.first()
    if head is None:
        raise LogMissing(SETTINGS.origin)
    return head


def _targets() -> QuerySet[models.WitnessTarget]:
    return models.WitnessTarget.objects.filter(active=True)


def _cosigned(note: Note) -> list[tuple[str, str, int]]:
    """Key, line and time of each cosignature by one whom we ask."""
    found = []
    for vkey in _targets().values_list("vkey", flat=True):
        key = VerifierKey.parse(vkey)
        line = next((line for line in note.signatures if line.is_by(key)), None)
        try:
            if line is not None:
                found.append((vkey, line.encode(), verify_cosignature(note.text, line, key)))
        except EvidenceError:
            continue
    return found


def _read(data: bytes) -> Entry | None:
    """What a newer version wrote stands in the log as it is; here it means nothing yet."""
    try:
        return decode_entry(data)
    except EvidenceError:
        return None


def _leaf(number: int, data: bytes, hashed: bytes, entry: Entry | None) -> models.Leaf:
    leaf = models.Leaf(number=number, hash=hashed, entry=data, kind="", subject="", at=0)
    if entry is not None:
        leaf.kind, leaf.subject, leaf.at = entry.kind, entry.subject, to_ms(entry.at)
    return leaf
