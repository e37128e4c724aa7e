"""The partner's public log, held here whole and verified.

Rules kept here:
  * Entries count only when they make up, on top of the tree held here, exactly the tree that the log signed.
  * A signed smaller tree is a rollback, a signed tree that does not fit is a fork: both notes are kept, nothing is
    taken.
  * The row that our witness vouches for moves along, and must fit: follower and witness never hold two trees.
  * An entry that cannot be read, or is newer than known, is kept and set aside; it does not stop the mirror.
  * Rows above the mirror's size are unfinished work of an interrupted `advance`: never shown, overwritten by the next.
Left to others: fetching (the follower), what an entry means here (exchange, agreements), telling people (desk).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import F

from saksama.entries.entry import decode_entry
from saksama.errors import EvidenceError
from saksama.tlog.checkpoint import Checkpoint, OpenedCheckpoint, open_checkpoint
from saksama.tlog.growth import Edge, Growth, grow
from saksama.tlog.note import Note
from saksama.tlog.tile import HashReader, TilePath
from saksama.tlog.tree import EMPTY_ROOT, leaf_hash, root_at
from saksama.tlog.witness import StoredCheckpoint
from saksama_node.ledger import models, tiles, witnessing
from saksama_node.ledger.faults import EntriesDiffer, Fork, GrewTooMuch, LogNotTrusted, Rollback
from saksama_node.ledger.logged import LoggedEntry, decoded
from saksama_node.ledger.times import to_ms
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

_ROWS: Final = 2000
"""Entries a transaction, at most: well under 200 ms."""
_ROW_BYTES: Final = 8 << 20
"""Bytes of entries a transaction, and in memory, at most (and one entry more)."""
_PAGE: Final = 1000
_MOST_EVIDENCE: Final = 50
MOST_ENTRIES: Final = 4_000_000
MOST_BYTES: Final = 4 << 30
"""What a log may grow by at once: a year of a busy pair. Until the root is reached nothing of it is proved, so a log
that signs a tree of quintillions and serves entries without end would else fill the disk."""


@dataclass(frozen=True, slots=True)
class MirrorState:
    """How far a log is held: `note` is the newest verified checkpoint as it came (empty bytes at size 0)."""

    origin: str
    size: int
    root: bytes
    note: bytes
    verified_at: int | None


@dataclass(frozen=True, slots=True)
class SetAside:
    """An entry of the mirrored log that was not understood: its index, what it calls itself, the error's code."""

    index: int
    kind: str
    fault: str


def state(origin: str) -> MirrorState:
    """How far that log is held here; size 0 before the first `advance`."""
    row = models.Mirror.objects.filter(origin=origin).first()
    if row is None:
        return MirrorState(origin, 0, EMPTY_ROOT, b"", None)
    return MirrorState(origin, row.size, bytes(row.root), bytes(row.note), row.verified_at)


def check_checkpoint(origin: str, note: bytes) -> Checkpoint:
    """Judge a checkpoint that the log serves before its entries are fetched.

    Raises LogNotTrusted; NoteUnverified, SignatureInvalid and others of `open_checkpoint`; Rollback and Fork, of which
    both notes are kept.
    """
    return _open(origin, note).checkpoint


def check_no_fork(origin: str, note: bytes) -> None:
    """Judge a checkpoint that the log showed elsewhere: Fork (kept) if it cannot be one log with the tree held here.

    An older checkpoint is none, and a larger tree says nothing without its tiles. Raises as `open_checkpoint` does.
    """
    shown = open_checkpoint(note, witnessing.trusted_keys(origin), origin=origin).checkpoint
    held = state(origin)
    if shown.size <= held.size and root_at(shown.size, tiles.hash_reader(origin, held.size)) != shown.root:
        raise _kept(Fork(origin, held.note, note))


def advance(origin: str, note: bytes, entries: Iterable[bytes]) -> MirrorState:
    """Take the log from the size held here to the checkpoint in `note`; `entries` are exactly those between.

    Read and stored page by page, however many they are; 32 bytes of each stay in memory. Durable when it returns.
    Raises as `check_checkpoint` does, what `entries` raises, and EntriesDiffer when they are not those that the log
    signed. Idempotent: a note of the size held here takes its further cosignatures. One follower for each log.
    """
    shown = _open(origin, note).checkpoint
    held = state(origin)
    if shown.size == held.size:
        return _renew(held, note)
    if shown.size - held.size > MOST_ENTRIES:
        raise GrewTooMuch(origin, held.size, shown.size)
    mirror, _ = models.Mirror.objects.get_or_create(origin=origin, defaults={"root": EMPTY_ROOT, "note": b""})
    try:
        growth = _grown(held, shown, _store_rows(mirror, held, shown, entries))
    except (EntriesDiffer, GrewTooMuch):
        # They are nobody's entries: nothing of them stays on the disk.
        models.MirrorEntry.objects.filter(mirror=mirror, number__gte=held.size).delete()
        raise
    _vouch(origin, shown, note, growth)
    with writing():
        tiles.store(origin, growth.tiles)
        _move(mirror, shown, note)
    return state(origin)


def mirrored(
    origin: str,
    *,
    kinds: Iterable[str] | None = None,
    subject: str | None = None,
    subjects: Iterable[str] | None = None,
    after: int = -1,
) -> Iterator[LoggedEntry]:
    """Verified entries of that log that we understand, in its order, from above index `after`.

    `subjects`: of any of these, at most some hundreds (a database takes no longer question).
    """
    held = models.Mirror.objects.filter(origin=origin).first()
    if held is None:
        return
    rows = models.MirrorEntry.objects.filter(mirror=held, number__lt=held.size, fault="")
    if kinds is not None:
        rows = rows.filter(kind__in=tuple(kinds))
    if subject is not None:
        rows = rows.filter(subject=subject)
    if subjects is not None:
        rows = rows.filter(subject__in=tuple(subjects))
    # A page that is not full is the last: no question is spent on the one behind it.
    full = True
    while full:
        page = rows.filter(number__gt=after).order_by("number").values_list("number", "entry", "id")[:_PAGE]
        entries = [decoded(row) for row in page]
        yield from entries
        full = len(entries) == _PAGE
        after = entries[-1].index if entries else after


def subjects_with(origin: str, kind: str) -> frozenset[str]:
    """Of which subjects that log holds a verified entry of this kind that we understand."""
    rows = models.MirrorEntry.objects.filter(mirror__origin=origin, number__lt=F("mirror__size"), kind=kind, fault="")
    return frozenset(rows.values_list("subject", flat=True).distinct())


def set_aside(origin: str) -> list[SetAside]:
    """Entries of that log that were not understood."""
    rows = models.MirrorEntry.objects.filter(mirror__origin=origin).exclude(fault="").order_by("number")
    return [SetAside(*row) for row in rows.values_list("number", "kind", "fault")]


def read_again() -> int:
    """Read once more what was set aside, as after an upgrade; give how many entries are understood now."""
    rows = models.MirrorEntry.objects.exclude(fault="").select_related("mirror")
    understood = [row for row in (_row(old.mirror, old.number, bytes(old.entry), b"") for old in rows) if not row.fault]
    for row in understood:
        with writing():
            models.MirrorEntry.objects.filter(mirror=row.mirror, number=row.number).update(
                fault="", kind=row.kind, subject=row.subject, at=row.at
            )
    return len(understood)


def entry_bytes(origin: str, first: int, count: int) -> tuple[bytes, ...]:
    """Exact bytes of verified entries from index `first`, at most `count`."""
    held = state(origin)
    rows = models.MirrorEntry.objects.filter(
        mirror__origin=origin, number__gte=first, number__lt=min(first + count, held.size)
    )
    return tuple(bytes(entry) for entry in rows.order_by("number").values_list("entry", flat=True))


def wanted(origin: str) -> bool:
    """Whether our witness has cosigned a tree of that log that the mirror does not hold yet: the log's own nudge."""
    found = witnessing.vouched(origin)
    return found is not None and found[0].size > state(origin).size


def _open(origin: str, note: bytes) -> OpenedCheckpoint:
    keys = witnessing.trusted_keys(origin)
    if not keys:
        raise LogNotTrusted(origin)
    opened = open_checkpoint(note, keys, origin=origin)
    held = state(origin)
    shown = opened.checkpoint
    if shown.size < held.size:
        fits = root_at(shown.size, tiles.hash_reader(origin, held.size)) == shown.root
        raise _kept(Rollback(origin, held.note, note) if fits else Fork(origin, held.note, note))
    if shown.size == held.size and shown.root != held.root:
        raise _kept(Fork(origin, held.note, note))
    return opened


def _grown(held: MirrorState, shown: Checkpoint, hashes: bytes) -> Growth:
    """The growth by these leaf hashes, which leads exactly to the signed root."""
    growth = grow(Edge.read(held.size, tiles.tile_reader(held.origin)), hashes)
    if growth.edge.size != shown.size or growth.edge.root() != shown.root:
        # Wrong entries or a fork: the follower tells which, by a consistency proof from the log's own tiles.
        raise EntriesDiffer(held.origin, held.size, shown.size)
    return growth


def check_consistent(origin: str, note: bytes, read: HashReader) -> None:
    """After EntriesDiffer: Fork (kept) if even the log's own tiles, read by `read`, do not begin with the tree held
    here.

    `read` must be over tiles that give the note's own root, else EntriesDiffer: then nothing was proved of the log.
    """
    shown = check_checkpoint(origin, note)
    held = state(origin)
    if root_at(shown.size, read) != shown.root:
        raise EntriesDiffer(origin, held.size, shown.size)
    if root_at(held.size, read) != held.root:
        raise _kept(Fork(origin, held.note, note))


def _store_rows(mirror: models.Mirror, held: MirrorState, shown: Checkpoint, entries: Iterable[bytes]) -> bytes:
    """Write the entries down above the size held, page by page, and give their leaf hashes in a row."""
    models.MirrorEntry.objects.filter(mirror=mirror, number__gte=held.size).delete()
    hashes = bytearray()
    number, size = held.size, 0
    for page in _pages(entries):
        size += sum(map(len, page))
        if number + len(page) > shown.size:
            raise EntriesDiffer(held.origin, held.size, shown.size)
        if size > MOST_BYTES:
            raise GrewTooMuch(held.origin, held.size, shown.size)
        rows = [_row(mirror, number + step, entry, leaf_hash(entry)) for step, entry in enumerate(page)]
        with writing():
            models.MirrorEntry.objects.bulk_create(rows, batch_size=_ROWS)
        hashes += b"".join(row.hash for row in rows)
        number += len(page)
    return bytes(hashes)


def _pages(entries: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Cut into pages that fit one transaction."""
    page: list[bytes] = []
    size = 0
    for entry in entries:
        page.append(entry)
        size += len(entry)
        if len(page) == _ROWS or size >= _ROW_BYTES:
            yield page
            page, size = [], 0
    if page:
        yield page


def _row(mirror: models.Mirror, number: int, entry: bytes, hashed: bytes) -> models.MirrorEntry:
    row = models.MirrorEntry(mirror=mirror, number=number, entry=entry, hash=hashed, kind="", subject="")
    try:
        read = decode_entry(entry)
    except EvidenceError as error:
        kind = error.fields.get("kind", "")
        row.fault, row.kind = error.code, kind[:64] if isinstance(kind, str) else ""
    else:
        row.kind, row.subject, row.at = read.kind, read.subject, to_ms(read.at)
    return row


def _vouch(origin: str, shown: Checkpoint, note: bytes, growth: Growth) -> None:
    """Move our witness's row along, or make sure that it fits the tree that was just verified."""
    after = StoredCheckpoint(origin, shown.size, shown.root)
    while True:
        found = witnessing.vouched(origin)
        before = None if found is None else found[0]
        read = _reader_with(origin, shown.size, dict(growth.tiles))
        if before is not None and before.size > shown.size:
            _check_cosigned(origin, shown, note, read)
            return
        if found is not None and before is not None:
            if root_at(before.size, read) != before.root:
                raise _kept(Fork(origin, found[1], note))
            if before.size == shown.size:
                return
        if witnessing.vouch(before, after, note):
            return


def _check_cosigned(origin: str, shown: Checkpoint, note: bytes, read: HashReader) -> None:
    """What our witness cosigned on its way beyond this tree began with it: the newest says it of all before."""
    rows = models.MirrorCheckpoint.objects.filter(mirror__origin=origin, size__lte=shown.size).order_by("size")
    cosigned = rows.values_list("size", "note").last()
    if cosigned is None:
        return
    size, kept = cosigned[0], bytes(cosigned[1])
    if root_at(size, read) != Checkpoint.parse(Note.parse(kept).text).root:
        raise _kept(Fork(origin, kept, note))


def _reader_with(origin: str, size: int, fresh: dict[TilePath, bytes]) -> HashReader:
    """Reads hashes of the grown tree before its tiles are stored."""
    stored = tiles.tile_reader(origin)
    return HashReader(lambda path: fresh[path] if path in fresh else stored(path), size)


def _move(mirror: models.Mirror, shown: Checkpoint, note: bytes) -> None:
    moment = to_ms(now())
    models.Mirror.objects.filter(pk=mirror.pk).update(size=shown.size, root=shown.root, note=note, verified_at=moment)
    witnessing.keep(StoredCheckpoint(mirror.origin, shown.size, shown.root), note, moment)


def _renew(held: MirrorState, note: bytes) -> MirrorState:
    """The same tree again, perhaps with more cosignatures: the note is kept as it is now."""
    mirror = models.Mirror.objects.filter(origin=held.origin).first()
    if mirror is not None and held.size:
        with writing():
            _move(mirror, Checkpoint(held.origin, held.size, held.root), note)
    return state(held.origin)


def keep_evidence(origin: str, code: str, shown: bytes) -> None:
    """Keep a note of that log that a person must see, beside the newest one that was verified."""
    _write_down(origin, code, state(origin).note, shown)


def _kept[E: Fork | Rollback](error: E) -> E:
    """Write both notes down before the error is raised."""
    _write_down(error.origin, error.code, error.held, error.shown)
    return error


def _write_down(origin: str, code: str, held: bytes, shown: bytes) -> None:
    kept = models.Evidence.objects.filter(origin=origin)
    # The same pair is one proof, however often it is met; and whoever signs forks without end proves no more by it.
    if kept.count() < _MOST_EVIDENCE and not kept.filter(held=held, shown=shown).exists():
        models.Evidence.objects.create(origin=origin, code=code, held=held, shown=shown, found_at=to_ms(now()))
